using SpaceNewsBot.Core.Citations;
using SpaceNewsBot.Core.Language;
using SpaceNewsBot.Core.Retrieval;
using SpaceNewsBot.Core.Sources;

namespace SpaceNewsBot.Core.Answers;

/// <summary>Answers questions about the sources themselves: who wrote them, what they are called, when they appeared.</summary>
internal static class SourceFacts
{
    // Stems of the words that a question about any source is made of.
    private static readonly HashSet<string> FieldStems = new(StringComparer.Ordinal)
    {
        "author", "write", "writer", "bylin", "journalist", "report", "titl", "headlin", "publish", "outlet", "public", "articl", "stori", "text", "piec", "sourc", "page",
        "url", "address", "link", "call", "name", "date", "news", "summari",
    };

    // Who wrote it is said at the top or not at all.
    private const int MaxPassages = 3;

    /// <summary>What a question about a source asks for.</summary>
    public static string AskedField(QuestionAnalysis question)
    {
        var words = question.Sentence.Tokens.Select(t => t.Word).ToHashSet(StringComparer.Ordinal);
        return words.Overlaps(["title", "headline", "titled", "called"]) ? "title"
            : words.Overlaps(["url", "address", "link"]) ? "address"
            : words.Contains("when") || words.Contains("date") || words.Contains("day") ? "date"
            : words.Overlaps(["publisher", "published", "publish", "outlet", "publication"]) ? "publisher"
            : "author";
    }

    /// <summary>Whether the question says which source it means ("the harbour article").</summary>
    public static bool NamesTopic(QuestionAnalysis question) =>
        question.Units.Any(u => u.Weight > 0.3 && !u.Stems.Any(FieldStems.Contains));

    /// <summary>The claim that answers it from one revision; null when the revision's text doesn't say.</summary>
    public static DraftClaim? Find(SourceRevision revision, string field)
    {
        var known = ValueOf(revision.Metadata, field);
        var passage = field switch
        {
            "author" => revision.Passages.FirstOrDefault(p => p.Kind == PassageKind.Byline),
            "title" => revision.Passages.FirstOrDefault(p => p.Kind == PassageKind.Title),
            _ => null,
        };
        if (passage is not null)
        {
            return Claim(revision, passage.Start, passage.End);
        }

        if (field is "author" or "title" && FindAttribution(revision) is { } sentence)
        {
            return Claim(revision, sentence.Start, sentence.End);
        }

        var at = known is null ? -1 : revision.Text.IndexOf(known, StringComparison.Ordinal);
        return at < 0 ? null : Claim(revision, at, at + known!.Length);
    }

    // "a summary of the article … by Jo Doe": without a byline, the sentence that says whose article it is.
    private static TextSpan? FindAttribution(SourceRevision revision)
    {
        foreach (var passage in revision.Passages.Where(p => p.Kind is PassageKind.Body or PassageKind.Byline).Take(MaxPassages))
        {
            foreach (var span in PassageSentences.Of(revision, passage))
            {
                var sentence = new Sentence(revision.Text, span);
                if (sentence.Tokens.Any(t => t.Word is "article" or "report" or "story")
                    && sentence.Names.Exists(n => n.FirstToken > 0 && sentence.Tokens[n.FirstToken - 1].Word == "by"))
                {
                    return sentence.Span;
                }
            }
        }

        return null;
    }

    /// <summary>What the moderators' record of the source says of the field; null for nothing.</summary>
    public static string? ValueOf(SourceMetadata metadata, string field) => field switch
    {
        "title" => metadata.Title,
        "address" => metadata.Url,
        "date" => metadata.Published?.ToString("yyyy-MM-dd", System.Globalization.CultureInfo.InvariantCulture),
        "publisher" => metadata.Publisher,
        _ => metadata.Author,
    };

    private static DraftClaim Claim(SourceRevision revision, int start, int end)
    {
        var quote = new DraftQuote(revision.WorkspaceId, revision.SourceId, revision.Number, revision.Text[start..end], start);
        return new DraftClaim(quote.Text, [quote]);
    }
}
