using System.Buffers;
using System.Globalization;
using System.Text;
using System.Text.RegularExpressions;

namespace SpaceNewsBot.Core.Generation;

/// <summary>Tells whether a model's sentence may be posted as one: a plain sentence, without anything that a platform makes a link or a mention of.</summary>
internal static partial class PlainSentence
{
    /// <summary>The most UTF-16 code units of a claim.</summary>
    public const int MaxLength = 400;

    private static readonly SearchValues<char> Markup = SearchValues.Create("<>[]`@#*_|\\");

    /// <summary>What is wrong, as a sentence for the model; null when nothing is.</summary>
    public static string? FindFault(string text) => text switch
    {
        _ when string.IsNullOrWhiteSpace(text) => "A claim is empty.",
        { Length: > MaxLength } => $"A claim has {text.Length} characters and may have {MaxLength}.",
        _ when text.Any(c => char.IsControl(c) || c is '\u2028' or '\u2029') => "A claim has more than one line.",
        _ when HasUnseen(text) => "A claim has characters that aren't seen.",
        _ when text.AsSpan().ContainsAny(Markup) || text.Contains("://", StringComparison.Ordinal) || Address().IsMatch(text)
            => "A claim holds a link, a mention or markup: write plain words.",
        _ => null,
    };

    // What turns the direction, has no width or is half a character. Some scripts need the joiners between their letters.
    private static bool HasUnseen(string text)
    {
        var previous = default(Rune);
        for (var i = 0; i < text.Length;)
        {
            if (!Rune.TryGetRuneAt(text, i, out var rune))
            {
                return true;
            }

            var isJoiner = rune.Value is 0x200C or 0x200D && !previous.IsAscii;
            if (!isJoiner && Rune.GetUnicodeCategory(rune) is UnicodeCategory.Format or UnicodeCategory.PrivateUse or UnicodeCategory.OtherNotAssigned)
            {
                return true;
            }

            previous = rune;
            i += rune.Utf16SequenceLength;
        }

        return false;
    }

    // "example.com", "x.com", "www.example", "10.0.0.1", and "/start" and "$ABC", of which Telegram makes links: whatever a
    // chat client does. Initials such as "U.S." are none.
    [GeneratedRegex(@"\bwww\.|[\p{L}\p{N}][.。．｡]\p{L}{2,}|\b\d{1,3}(?:\.\d{1,3}){3}\b|(?<![\p{L}\p{N}])/\p{L}|\$[A-Z]{1,8}\b|\b(?:javascript|data|mailto|tel|tg):\S", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Address();
}
