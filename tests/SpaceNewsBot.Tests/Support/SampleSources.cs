using System.Collections.Immutable;
using SpaceNewsBot.Core.Events;
using SpaceNewsBot.Core.Retrieval;
using SpaceNewsBot.Core.Sources;

namespace SpaceNewsBot.Tests.Support;

/// <summary>Commits to fill a store with.</summary>
internal static class SampleSources
{
    public static readonly DateTimeOffset Time = new(2022, 3, 5, 9, 30, 0, TimeSpan.Zero);

    /// <summary>A commit whose text is one passage, with its terms and one row of the ledger.</summary>
    public static SourceCommit Commit(
        string id,
        string text,
        int number = 1,
        string workspace = SourceLimits.DefaultWorkspace,
        SourceMetadata? metadata = null)
    {
        var revision = new SourceRevision(
            workspace,
            id,
            number,
            metadata ?? new SourceMetadata(Title: $"Title of {id}"),
            text,
            [new Passage(0, PassageKind.Body, 0, text.Length)],
            Time,
            "command line",
            "A test needs it.");
        var all = new EventSlot(0, text.Length, text);
        var row = new Event(workspace, id, number, 0, all, Who: all, Action: all, What: null, When: null, Where: null, Why: all, How: null, Speaker: null, EventStatus.Announced);
        ImmutableArray<TermCount> terms = [new TermCount("station", 300), new TermCount("über", 1)];
        return new SourceCommit(revision, number - 1, [new PassageTerms(id, number, 0, terms)], [row]);
    }
}
