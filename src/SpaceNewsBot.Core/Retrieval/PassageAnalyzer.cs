using System.Collections.Immutable;
using System.Runtime.InteropServices;
using SpaceNewsBot.Core.Language;
using SpaceNewsBot.Core.Sources;

namespace SpaceNewsBot.Core.Retrieval;

/// <summary>Turns text into index terms: the one analyser of every store and every size.</summary>
public static class PassageAnalyzer
{
    /// <summary>The terms of each passage of a revision that may be evidence; furniture has none and is left out.</summary>
    public static ImmutableArray<PassageTerms> Analyze(SourceRevision revision)
    {
        ArgumentNullException.ThrowIfNull(revision);
        return Analyze(revision.SourceId, revision.Number, revision.Text, revision.Passages);
    }

    /// <summary>The terms of each passage of a text that may be evidence.</summary>
    /// <param name="sourceId">The source.</param>
    /// <param name="revision">The source's revision.</param>
    /// <param name="text">The whole text.</param>
    /// <param name="passages">Its passages.</param>
    public static ImmutableArray<PassageTerms> Analyze(string sourceId, int revision, string text, ImmutableArray<Passage> passages)
    {
        ArgumentNullException.ThrowIfNull(text);
        return [.. passages
            .Where(p => p.Kind != PassageKind.Furniture)
            .Select(p => new PassageTerms(sourceId, revision, p.Ordinal, CountTerms(text.AsSpan(p.Start, p.End - p.Start))))];
    }

    /// <summary>The terms of a text, each once, ordinally sorted: stems of all words but stop words.</summary>
    public static ImmutableArray<TermCount> CountTerms(ReadOnlySpan<char> text)
    {
        var counts = new Dictionary<string, int>(StringComparer.Ordinal);
        foreach (var token in Tokenizer.Tokenize(text))
        {
            if (!StopWords.All.Contains(token.Word))
            {
                CollectionsMarshal.GetValueRefOrAddDefault(counts, token.Stem, out _)++;
            }
        }

        return [.. counts.OrderBy(c => c.Key, StringComparer.Ordinal).Select(c => new TermCount(c.Key, c.Value))];
    }
}
