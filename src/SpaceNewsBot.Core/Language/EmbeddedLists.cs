namespace SpaceNewsBot.Core.Language;

/// <summary>Reads the word lists that are compiled into this assembly.</summary>
internal static class EmbeddedLists
{
    /// <summary>The lines of a list, without empty ones and those that start with "#".</summary>
    public static IEnumerable<string> Lines(string name)
    {
        var stream = typeof(EmbeddedLists).Assembly.GetManifestResourceStream(name)
            ?? throw new InvalidOperationException($"The list {name} is not embedded.");
        using var reader = new StreamReader(stream);
        while (reader.ReadLine() is { } line)
        {
            if (line.Length > 0 && line[0] != '#')
            {
                yield return line;
            }
        }
    }
}
