using System.Collections.Immutable;
using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using System.Text.RegularExpressions;
using System.Xml;
using SpaceNewsBot.Core.Generation;

namespace SpaceNewsBot.Llm;

/// <summary>
/// What users and sources wrote, as the inputs of a prompt. It stands between marks that end in a code made from all of the
/// data: whoever writes some of it can't write a mark.
/// </summary>
internal static partial class PromptData
{
    private const int MarkLength = 12;

    /// <summary>The inputs of a request for an answer.</summary>
    public static IReadOnlyDictionary<string, string> Of(DraftRequest request)
    {
        var mark = Mark([.. Parts(request.Passages), request.Question, request.Review is null ? "" : Show(request.Review)]);
        return new Dictionary<string, string>(StringComparer.Ordinal)
        {
            [PromptInputs.Mark] = mark,
            [PromptInputs.Passages] = Show(request.Passages, mark),
            [PromptInputs.Question] = Clean(request.Question),
            [PromptInputs.Review] = request.Review is null ? "none" : Clean(Show(request.Review)),
        };
    }

    /// <summary>The inputs of a follow-up that is to be written out.</summary>
    public static IReadOnlyDictionary<string, string> Of(RewriteRequest request) => new Dictionary<string, string>(StringComparer.Ordinal)
    {
        [PromptInputs.Mark] = Mark([.. request.Turns.SelectMany(t => new[] { t.Question, t.Answer }), request.Question]),
        [PromptInputs.Turns] = string.Join('\n', request.Turns.Select(t => $"Asked: {OneLine(t.Question)}\nAnswered: {OneLine(t.Answer)}")),
        [PromptInputs.Question] = Clean(request.Question),
    };

    /// <summary>The inputs of a request for events.</summary>
    public static IReadOnlyDictionary<string, string> Of(ImmutableArray<NumberedPassage> passages)
    {
        var mark = Mark([.. Parts(passages)]);
        return new Dictionary<string, string>(StringComparer.Ordinal)
        {
            [PromptInputs.Mark] = mark,
            [PromptInputs.Passages] = Show(passages, mark),
        };
    }

    // The heading bears the mark too: words of one passage can't look like the next one.
    private static string Show(ImmutableArray<NumberedPassage> passages, string mark)
    {
        var text = new StringBuilder();
        foreach (var passage in passages)
        {
            text.Append(text.Length > 0 ? "\n\n" : "").Append(CultureInfo.InvariantCulture, $"PASSAGE {passage.Number} {mark}\n");
            AddLine("Title", passage.Metadata.Title);
            AddLine("Author", passage.Metadata.Author);
            AddLine("Publisher", passage.Metadata.Publisher);
            AddLine("Date", passage.Metadata.Published?.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture));
            text.Append("Text:\n").Append(Clean(passage.Text));
        }

        return text.ToString();

        void AddLine(string name, string? value)
        {
            if (!string.IsNullOrWhiteSpace(value))
            {
                text.Append(name).Append(": ").Append(OneLine(value)).Append('\n');
            }
        }
    }

    private static string Show(DraftReview review) =>
        $"You answered: {ModelJson.Write(review.Draft)}\nWhat is wrong:\n{string.Join('\n', review.Faults.Select(f => $"- {OneLine(f)}"))}";

    private static IEnumerable<string> Parts(ImmutableArray<NumberedPassage> passages) =>
        passages.SelectMany(p => new[] { p.Metadata.Title ?? "", p.Metadata.Author ?? "", p.Metadata.Publisher ?? "", p.Text });

    private static string Mark(IEnumerable<string> parts)
    {
        using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        foreach (var part in parts)
        {
            hash.AppendData(Encoding.UTF8.GetBytes(part));
            hash.AppendData([0xFF]);
        }

        return Convert.ToHexStringLower(hash.GetHashAndReset())[..MarkLength];
    }

    private static string OneLine(string text) => Clean(Whitespace().Replace(text, " ").Trim());

    /// <summary>
    /// Without the characters that XML can't hold: a prompt with one of them is no XML, and Semantic Kernel would send all of it
    /// as one message of the user.
    /// </summary>
    private static string Clean(string text)
    {
        var clean = new StringBuilder(text.Length);
        foreach (var rune in text.EnumerateRunes())
        {
            // EnumerateRunes gives U+FFFD for half of a pair.
            clean.Append(rune.IsBmp && !XmlConvert.IsXmlChar((char)rune.Value) ? Rune.ReplacementChar : rune);
        }

        return clean.ToString();
    }

    [GeneratedRegex(@"\s+", RegexOptions.CultureInvariant, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Whitespace();
}
