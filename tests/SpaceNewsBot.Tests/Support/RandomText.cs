using System.Text;

namespace SpaceNewsBot.Tests.Support;

/// <summary>Text without sense, the same in every run: words, marks, surrogates whole and halved, line ends.</summary>
internal static class RandomText
{
    private static readonly string[] Pieces =
    [
        "the", "The", "Norvane", "ESA", "suspended", "suspend", "cancelled", "to", "was", "by", "that", "said", "he", "She", "because", "until", "after",
        "losing", "and", "who", "which", "not", "on", "Monday", "3", "May", "2024", "1,000", "$3.5m", "U.S.", "Mr.", "J.", "no", "of", "its", "letter",
        "signed", "asked", "withdrew", "(ESA)", "(", ")", "\"", "“", "”", "'", "’s", "'s", ".", "...", "…", "?", "!", ",", ";", ":", "—", "-", "\n", "\n\n", "\t",
        "🚀", "\uD83D", "\uDE80", "é", "e\u0301", "\u202E", "\u0000", "ß", "مرحبا", "東京", "İ", "ﬀ", "Ⅷ", "٣", "\u200D", "xxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxx",
    ];

    public static IEnumerable<string> Many(int count)
    {
        var random = new Random(20_240_515);
        for (var i = 0; i < count; i++)
        {
            var text = new StringBuilder();
            for (var length = random.Next(1, 60); length > 0; length--)
            {
                text.Append(Pieces[random.Next(Pieces.Length)]);
                text.Append(random.Next(4) == 0 ? "" : " ");
            }

            yield return text.ToString();
        }
    }
}
