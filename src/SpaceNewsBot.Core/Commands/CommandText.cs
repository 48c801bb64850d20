namespace SpaceNewsBot.Core.Commands;

/// <summary>Writes a command as it is typed in a chat.</summary>
public static class CommandText
{
    /// <summary>A text that <see cref="CommandParser"/> reads back to exactly these values.</summary>
    public static string Compose(CommandRow row, IReadOnlyDictionary<string, string> values)
    {
        ArgumentNullException.ThrowIfNull(row);
        ArgumentNullException.ThrowIfNull(values);
        return $"/{row.Name} {string.Join(' ', row.Arguments.Where(a => values.ContainsKey(a.Name)).Select(a => a.IsNamed ? $"{a.Name}=\"{values[a.Name]}\"" : values[a.Name]))}".TrimEnd();
    }
}
