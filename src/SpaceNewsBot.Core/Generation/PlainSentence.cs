using System.Buffers;
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
        _ when text.Any(char.IsControl) => "A claim has more than one line.",
        _ when text.AsSpan().ContainsAny(Markup) || text.Contains("://", StringComparison.Ordinal) || Address().IsMatch(text)
            => "A claim holds a link, a mention or markup: write plain words.",
        _ => null,
    };

    // "example.com", "www.example", "t.me/x": whatever a chat client makes a link of. Initials such as "U.S." are none.
    [GeneratedRegex(@"\bwww\.|\p{L}{2,}\.\p{L}{2,}|\p{L}\.\p{L}{2,}/", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Address();
}
