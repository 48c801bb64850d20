using System.Text.Json;

namespace SpaceNewsBot.Training;

/// <summary>Files with one JSON object a line.</summary>
internal static class JsonLines
{
    public static IEnumerable<JsonElement> Read(string file) =>
        File.ReadLines(file).Where(l => l.Length > 0).Select(l => JsonDocument.Parse(l).RootElement);

    /// <summary>The predictions that run_all.sh kept of an engine, by question.</summary>
    public static Dictionary<string, JsonElement> ReadById(string file) =>
        Read(file).ToDictionary(p => p.GetProperty("id").GetString()!);

    /// <summary>The objects of a list; none where the list is missing.</summary>
    public static JsonElement[] List(this JsonElement json, string name) =>
        json.TryGetProperty(name, out var list) && list.ValueKind == JsonValueKind.Array ? [.. list.EnumerateArray()] : [];
}
