using System.Collections.Immutable;
using System.Text;
using SpaceNewsBot.Core.Answers;
using SpaceNewsBot.Core.Generation;
using SpaceNewsBot.Core.Retrieval;
using SpaceNewsBot.Core.Sources;

namespace SpaceNewsBot.Batch;

/// <summary>What a language model drafted for a line of a batch, checked.</summary>
/// <param name="Text">The claims; empty where the model says that the passages don't answer.</param>
/// <param name="Evidence">Their quotes, at most three; empty likewise.</param>
internal sealed record DraftedLine(string Text, ImmutableArray<Evidence> Evidence)
{
    private const int MostPassages = 8;
    private const int MostEvidence = 3;

    /// <summary>Drafts an answer from the passages that come nearest; null where nothing of the model's can be used, so that the sources' own sentences stand.</summary>
    public static async Task<DraftedLine?> DraftAsync(SourceDrafter drafter, string question, EvidencePassage[] passages, EvidenceSelection selection, CancellationToken cancellationToken)
    {
        var chosen = selection.Ranking.Select(e => e.Passage).Distinct().Take(MostPassages).Order().ToArray();
        if (chosen.Length == 0)
        {
            return null;
        }

        // The passages of a line are one document of their own.
        var text = new StringBuilder();
        var parts = ImmutableArray.CreateBuilder<Passage>();
        foreach (var index in chosen)
        {
            parts.Add(new Passage(parts.Count, PassageKind.Body, text.Length, text.Length + passages[index].Text.Length));
            text.Append(passages[index].Text).Append("\n\n");
        }

        var metadata = new SourceMetadata(Title: passages[chosen[0]].Title);
        var revision = new SourceRevision(SourceLimits.DefaultWorkspace, "line", 1, metadata, text.ToString(), parts.ToImmutable(), DateTimeOffset.UnixEpoch, "batch", "batch");
        var drafted = await drafter.DraftAsync(question, [.. revision.Passages.Select(p => new RetrievedPassage(revision, p))], progress: null, cancellationToken).ConfigureAwait(false);
        var evidence = drafted.Claims.SelectMany(c => c.Quotes).Where(q => q.Start is not null).Take(MostEvidence).Select(q =>
        {
            var part = revision.Passages.Last(p => p.Start <= q.Start);
            return new Evidence(chosen[part.Ordinal], q.Start!.Value - part.Start, q.Start.Value - part.Start + q.Text.Length, 1);
        });
        return drafted.Kind is GenerationKind.NotAnswered or GenerationKind.Dropped ? null : new DraftedLine(string.Join(' ', drafted.Claims.Select(c => c.Text)), [.. evidence]);
    }
}
