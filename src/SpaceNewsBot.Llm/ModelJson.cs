using System.Collections.Immutable;
using System.Text.Encodings.Web;
using System.Text.Json;
using SpaceNewsBot.Core.Generation;

namespace SpaceNewsBot.Llm;

/// <summary>Reads what a model wrote: JSON of exactly the form that was asked for, or nothing.</summary>
internal static class ModelJson
{
    // Strict: names as written, each once, no unknown ones, none missing that must be there, and no null where none may be.
    private static readonly JsonSerializerOptions Reading = new(JsonSerializerOptions.Strict)
    {
        PropertyNamingPolicy = JsonNamingPolicy.CamelCase,
    };

    private static readonly JsonSerializerOptions Writing = new()
    {
        PropertyNamingPolicy = JsonNamingPolicy.CamelCase,
        Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
    };

    /// <summary>A draft; null where the text isn't one.</summary>
    public static ModelDraft? ReadDraft(string text) =>
        Read<ModelDraft>(text) is { } draft
        && !draft.Claims.IsDefault
        && !draft.Missing.IsDefault
        && draft.Missing.All(m => m is not null)
        && draft.Claims.All(c => c is { Text: not null, Quotes.IsDefault: false } && c.Quotes.All(q => q is { Quote: not null }))
            ? draft
            : null;

    /// <summary>A question; null where the text isn't one.</summary>
    public static string? ReadQuestion(string text) =>
        Read<Rewritten>(text) is { Question: var question } && !string.IsNullOrWhiteSpace(question) ? question.Trim() : null;

    /// <summary>Events; null where the text isn't a list of them.</summary>
    public static ImmutableArray<ModelEvent>? ReadEvents(string text) =>
        Read<Listed>(text) is { Events: { IsDefault: false } events } && events.All(e => e is { Action: not null }) ? events : null;

    /// <summary>A draft as the model would have written it.</summary>
    public static string Write(ModelDraft draft) => JsonSerializer.Serialize(draft, Writing);

    private static T? Read<T>(string text)
        where T : class
    {
        try
        {
            return JsonSerializer.Deserialize<T>(text, Reading);
        }
        catch (JsonException)
        {
            return null;
        }
    }

    private sealed record Rewritten(string Question);

    private sealed record Listed(ImmutableArray<ModelEvent> Events);
}
