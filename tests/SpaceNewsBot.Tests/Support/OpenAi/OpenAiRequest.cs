using System.Text.Json.Nodes;

namespace SpaceNewsBot.Tests.Support.OpenAi;

/// <summary>A request for a chat completion that the server took.</summary>
internal sealed record OpenAiRequest(JsonObject Body)
{
    public string Model => (string)Body["model"]!;

    public IReadOnlyList<OpenAiMessage> Messages =>
        [.. Body["messages"]!.AsArray().Select(m => new OpenAiMessage((string)m!["role"]!, (string)m["content"]!))];

    /// <summary>The name of the form that the reply has to have: here that of the prompt.</summary>
    public string Schema => (string)Body["response_format"]!["json_schema"]!["name"]!;

    /// <summary>What the user's message holds: passages, question and so on.</summary>
    public string Data => Messages[^1].Content;
}
