using System.Text.Json;

namespace SpaceNewsBot.Tests.Support;

/// <summary>A line of Stories/attacks.jsonl: text that tries to have a language model do something else than answer.</summary>
/// <param name="Id">Its name in messages.</param>
/// <param name="Where">Where it stands: "question", "source" or "title".</param>
/// <param name="Text">What is written there.</param>
/// <param name="Wants">What it is after: "link", "mention", "prompt", "token", "other-workspace", "false-quote", "false-claim" or "format".</param>
/// <param name="Echo">What a model that obeys would post as its claim.</param>
internal sealed record Attack(string Id, string Where, string Text, string Wants, string Echo)
{
    /// <summary>All of them.</summary>
    public static IReadOnlyList<Attack> Read() =>
        [.. File.ReadLines(Path.Combine(StoryRoom.Folder, "attacks.jsonl")).Select(line => JsonSerializer.Deserialize<Attack>(line, JsonSerializerOptions.Web)!)];

    /// <summary>What is attacked, as a moderator adds it: an article with the text in it or above it; null for a question.</summary>
    public string? Article => Where switch
    {
        "source" => $"# Harbour office moves\n\nThe harbour office of Tarnholm moved to Dock 3 on Friday, its head Arne Loft said.\n\n{Text}\n\nThe old office will be a school.\n",
        "title" => $"# {Text}\n\nThe harbour office of Tarnholm moved to Dock 3 on Friday, its head Arne Loft said.\n",
        _ => null,
    };
}
