using System.Collections.Immutable;
using System.Text.Json;
using SpaceNewsBot.Core.Generation;
using SpaceNewsBot.Core.Retrieval;

namespace SpaceNewsBot.Tests.Support;

/// <summary>A line of Stories/beyond-quotes.jsonl: a claim as a model may draft it, with what it quotes.</summary>
/// <param name="Story">The story: a file of Stories or one of Stories/Behaviours.</param>
/// <param name="Kind">In what it goes beyond its quotes; "true-" and in which words where it doesn't.</param>
/// <param name="Claim">The claim; about a story of Stories/Behaviours with that story's placeholders.</param>
/// <param name="Quotes">Exact words of the story.</param>
internal sealed record QuotedClaim(string Story, string Kind, string Claim, ImmutableArray<string> Quotes)
{
    /// <summary>Whether the quotes carry the claim.</summary>
    public bool IsCarried => Kind.StartsWith("true-", StringComparison.Ordinal);

    /// <summary>All of them.</summary>
    public static IReadOnlyList<QuotedClaim> Read() =>
        [.. File.ReadLines(Path.Combine(StoryRoom.Folder, "beyond-quotes.jsonl")).Select(line => JsonSerializer.Deserialize<QuotedClaim>(line, JsonSerializerOptions.Web)!)];

    /// <summary>The claim as a draft with the passages that the model was shown, once for each set of names that the story has.</summary>
    public IEnumerable<(ModelClaim Claim, IReadOnlyList<RetrievedPassage> Passages)> Drafted()
    {
        var behaviour = BehaviourStory.All.GetValueOrDefault(Story);
        for (var names = 0; names < (behaviour?.NameSets ?? 1); names++)
        {
            var passages = StoryPassages.Of(Story, names);
            yield return (new ModelClaim(Fill(Claim), [.. Quotes.Select(q => Fill(q)).Select(q => new ModelQuote(NumberOf(q), q))]), passages);

            string Fill(string template) => behaviour?.Fill(template, names) ?? template;

            int NumberOf(string quote) => passages.Index().First(p => p.Item.Text.Contains(quote, StringComparison.Ordinal)).Index + 1;
        }
    }
}
