using System.Text.Json;
using Xunit;

namespace SpaceNewsBot.Tests.Support;

/// <summary>
/// Public corpora of hostile text, which aren't part of this repository: they are read where they are, in a folder beside
/// it, and the tests on them are skipped where they aren't.
/// </summary>
internal static class Robustness
{
    /// <summary>The rows of a file; skips the running test when it is missing.</summary>
    public static IReadOnlyList<(string Id, string Kind, string Payload, JsonElement Expected)> Read(string file)
    {
        var path = Find(file);
        Assert.SkipWhen(path is null, $"The corpus ../shared/robustness/{file} isn't on this machine.");
        return [.. File.ReadLines(path!)
            .Select(line => JsonDocument.Parse(line).RootElement)
            .Where(row => !row.TryGetProperty("payload_encoding", out _))
            .Select(row => (
                row.GetProperty("id").GetString()!,
                row.GetProperty("kind").GetString()!,
                ReadText(row.GetProperty("payload")),
                row.GetProperty("expected")))];
    }

    // Half surrogate pairs are among the payloads; the JSON reader refuses them as strings.
    private static string ReadText(JsonElement payload)
    {
        try
        {
            return payload.GetString()!;
        }
        catch (InvalidOperationException)
        {
            return System.Text.RegularExpressions.Regex.Unescape(payload.GetRawText()[1..^1]);
        }
    }

    private static string? Find(string file)
    {
        for (var folder = new DirectoryInfo(AppContext.BaseDirectory); folder is not null; folder = folder.Parent)
        {
            if (File.Exists(Path.Combine(folder.FullName, "SpaceNewsBot.sln")))
            {
                var path = Path.Combine(folder.FullName, "..", "shared", "robustness", file);
                return File.Exists(path) ? path : null;
            }
        }

        return null;
    }
}
