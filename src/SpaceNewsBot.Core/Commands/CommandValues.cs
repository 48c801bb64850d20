using System.Collections.Immutable;
using System.Globalization;

namespace SpaceNewsBot.Core.Commands;

/// <summary>What was written for a command's arguments, checked by their kinds.</summary>
public sealed class CommandValues
{
    private readonly ImmutableSortedDictionary<string, string> values;

    private CommandValues(ImmutableSortedDictionary<string, string> values) => this.values = values;

    /// <summary>Nothing was written.</summary>
    public static CommandValues None { get; } = new(ImmutableSortedDictionary<string, string>.Empty);

    /// <summary>Checks what was written.</summary>
    /// <param name="row">The command.</param>
    /// <param name="written">By the arguments' names; a flag that was written has an empty value.</param>
    public static CommandParse Check(CommandRow row, IEnumerable<KeyValuePair<string, string>> written)
    {
        ArgumentNullException.ThrowIfNull(row);
        var values = ImmutableSortedDictionary.CreateRange(StringComparer.Ordinal, written);
        foreach (var argument in row.Arguments)
        {
            var fault = values.TryGetValue(argument.Name, out var value)
                ? argument.FindFault(value)
                : argument.IsRequired ? row.Misuse(argument) : null;
            if (fault is not null)
            {
                return new CommandParse.Misused(fault);
            }
        }

        return new CommandParse.Parsed(new CommandValues(values));
    }

    /// <summary>The value of an argument that is required.</summary>
    public string this[string name] => values[name];

    /// <summary>The value of an argument; null when it wasn't written.</summary>
    public string? Find(string name) => values.GetValueOrDefault(name);

    /// <summary>The number that was written; null when none was.</summary>
    public int? FindNumber(string name) => Find(name) is { } value ? int.Parse(value, CultureInfo.InvariantCulture) : null;

    /// <summary>Whether a flag was written.</summary>
    public bool Has(string flag) => values.ContainsKey(flag);

    /// <summary>The same values with one more, or another one.</summary>
    public CommandValues With(string name, string value) => new(values.SetItem(name, value));

    /// <summary>Every value behind its argument's name, for the message of a test.</summary>
    public override string ToString() => string.Join(" | ", values.Select(v => $"{v.Key} {v.Value}"));
}
