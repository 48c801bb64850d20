using System.Collections.Frozen;
using SpaceNewsBot.Core.Language;

namespace SpaceNewsBot.Core.Generation;

/// <summary>
/// A claim in the question's language, behind the checked one and marked as what it is: nobody can check it. Only where the
/// question isn't in the sources' language, and only a plain sentence with the claim's own numbers.
/// </summary>
internal static class Translations
{
    private const int MostTimesLonger = 3;
    private const int FewestWords = 2;

    // Hardly a question in English does without one, and other languages don't have them.
    private static readonly FrozenSet<string> English = "the who whose what when where why which how did does is are were been have and of for with from by that this about tell list show".Split(' ').ToFrozenSet(StringComparer.Ordinal);

    /// <summary>Whether a question is in another language than English, which the sources are in.</summary>
    public static bool AreWanted(string question)
    {
        var words = Tokenizer.Tokenize(question);
        return words.Length > FewestWords && !words.Any(t => English.Contains(t.Word));
    }

    /// <summary>The claim with its translation behind it; the claim alone where that can't be shown.</summary>
    public static string Append(string claim, string? translation)
    {
        var translated = translation?.Trim();
        return string.IsNullOrEmpty(translated) || translated.Length > claim.Length * MostTimesLonger || PlainSentence.FindFault(translated) is not null || !Numbers(translated).SequenceEqual(Numbers(claim))
            ? claim
            : $"{claim} (Translation, not checked: {translated})";
    }

    private static IEnumerable<string> Numbers(string text) => Tokenizer.Tokenize(text).Where(t => t.Word.Any(char.IsAsciiDigit)).Select(t => t.Word).Order(StringComparer.Ordinal);
}
