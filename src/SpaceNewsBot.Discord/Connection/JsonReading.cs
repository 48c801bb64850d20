using System.Text.Json;

namespace SpaceNewsBot.Discord.Connection;

/// <summary>Reads what Discord sends: anything may be missing or null, and nothing that isn't known does harm.</summary>
internal static class JsonReading
{
    /// <summary>A property of an object; null when it is missing or null, or this is no object.</summary>
    public static JsonElement? Find(this JsonElement element, string name) =>
        element.ValueKind == JsonValueKind.Object && element.TryGetProperty(name, out var value) && value.ValueKind is not JsonValueKind.Null
            ? value
            : null;

    public static JsonElement? Find(this JsonElement? element, string name) => element?.Find(name);

    /// <summary>A string.</summary>
    public static string? FindText(this JsonElement element, string name) =>
        element.Find(name) is { ValueKind: JsonValueKind.String } text ? text.GetString() : null;

    public static string? FindText(this JsonElement? element, string name) => element?.FindText(name);

    /// <summary>A number, which may be a fraction.</summary>
    public static double? FindNumber(this JsonElement element, string name) =>
        element.Find(name) is { ValueKind: JsonValueKind.Number } number && number.TryGetDouble(out var value) ? value : null;

    public static double? FindNumber(this JsonElement? element, string name) => element?.FindNumber(name);

    /// <summary>Whether a property is true.</summary>
    public static bool IsTrue(this JsonElement element, string name) => element.Find(name) is { ValueKind: JsonValueKind.True };

    /// <summary>The items of a list; none when there is no list.</summary>
    public static IEnumerable<JsonElement> FindItems(this JsonElement element, string name) =>
        element.Find(name) is { ValueKind: JsonValueKind.Array } items ? items.EnumerateArray() : [];

    public static IEnumerable<JsonElement> FindItems(this JsonElement? element, string name) => element?.FindItems(name) ?? [];
}
