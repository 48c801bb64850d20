using System.Collections.Concurrent;
using SpaceNewsBot.Core.Retrieval;
using SpaceNewsBot.Core.Sources;

namespace SpaceNewsBot.Tests.Support;

/// <summary>The passages of a story of our own, as a model is shown them.</summary>
internal static class StoryPassages
{
    private static readonly ConcurrentDictionary<(string Story, int Names), IReadOnlyList<RetrievedPassage>> Read = [];

    /// <summary>All passages of a file of Stories or of one of Stories/Behaviours, in the story's order.</summary>
    /// <param name="story">The file's name without its ending; it is the source's id.</param>
    /// <param name="names">Which set of names fills a story of Stories/Behaviours.</param>
    public static IReadOnlyList<RetrievedPassage> Of(string story, int names = 0) => Read.GetOrAdd((story, names), key => OfText(
        BehaviourStory.All.TryGetValue(key.Story, out var behaviour) ? behaviour.Text(key.Names) : File.ReadAllText(Path.Combine(StoryRoom.Folder, key.Story + ".md")),
        key.Story));

    /// <summary>All passages of a text.</summary>
    /// <param name="material">The text, as a moderator adds it.</param>
    /// <param name="id">The source's id.</param>
    /// <param name="workspace">Whose source it is.</param>
    public static IReadOnlyList<RetrievedPassage> OfText(string material, string id, string workspace = SourceLimits.DefaultWorkspace)
    {
        if (SourceDraft.Read(new SourceMaterial(workspace, material, "test", "A test needs it."), current: null) is not SourceDraft.Usable usable)
        {
            throw new InvalidOperationException("The story can't be read.");
        }

        var revision = new SourceRevision(workspace, id, 1, usable.Metadata, usable.Text, usable.Passages, DateTimeOffset.UnixEpoch, "test", "A test needs it.");
        return revision.Passages.Select(p => new RetrievedPassage(revision, p)).ToList();
    }
}
