using System.Collections.Immutable;
using System.Text.Json;
using SpaceNewsBot.Core.Answers;
using SpaceNewsBot.Core.Sources;

namespace SpaceNewsBot.Tests.Support;

/// <summary>A line of Stories/claims.jsonl: a claim about a story, and whether the story says so.</summary>
/// <param name="Story">The story that it is about: "starter", a file of Stories or one of Stories/Behaviours.</param>
/// <param name="Kind">How it was made: in which words where it is true, in what it is wrong where it is false.</param>
/// <param name="Claim">The claim; about a story of Stories/Behaviours with that story's placeholders.</param>
/// <param name="Supported">Whether the story says it.</param>
internal sealed record StoryClaim(string Story, string Kind, string Claim, bool Supported)
{
    private static readonly JsonSerializerOptions Json = new(JsonSerializerDefaults.Web);

    /// <summary>The claims of a file of Stories.</summary>
    public static IReadOnlyList<StoryClaim> Read(string file) =>
        [.. File.ReadLines(Path.Combine(StoryRoom.Folder, file)).Select(line => JsonSerializer.Deserialize<StoryClaim>(line, Json)!)];

    /// <summary>The claim with the passages of its story, once for each set of names that the story has.</summary>
    public IEnumerable<(string Claim, EvidencePassage[] Passages)> Filled()
    {
        if (BehaviourStory.All.TryGetValue(Story, out var behaviour))
        {
            for (var names = 0; names < behaviour.NameSets; names++)
            {
                yield return (behaviour.Fill(Claim, names), Passages(behaviour.Text(names)));
            }
        }
        else
        {
            var revision = Story == "starter" ? StarterStory.CreateCommit(DateTimeOffset.UnixEpoch).Revision : null;
            yield return (Claim, revision is null ? Passages(File.ReadAllText(Path.Combine(StoryRoom.Folder, Story + ".md"))) : Passages(revision.Text, revision.Metadata, revision.Passages));
        }
    }

    private static EvidencePassage[] Passages(string material) =>
        SourceDraft.Read(new SourceMaterial(SourceLimits.DefaultWorkspace, material, "test", "A test needs it."), current: null) is SourceDraft.Usable usable
            ? Passages(usable.Text, usable.Metadata, usable.Passages)
            : throw new InvalidOperationException("The story can't be read.");

    private static EvidencePassage[] Passages(string text, SourceMetadata metadata, ImmutableArray<Passage> passages) =>
        [.. passages.Select((p, i) => new EvidencePassage($"p{i}", metadata.Title ?? "", text[p.Start..p.End], "story", p.Kind))];
}
