using SpaceNewsBot.Core.Commands;
using SpaceNewsBot.Discord.Connection;

namespace SpaceNewsBot.Discord.Commands;

/// <summary>Writes a slash command as the chat command that it stands for, so that it is recorded and read like any other.</summary>
internal static class DiscordCommandText
{
    /// <summary>The command's text.</summary>
    /// <param name="row">Which.</param>
    /// <param name="interaction">Its options. A switch that is off is left out, as are options that the row doesn't know.</param>
    /// <param name="material">The text that takes the place of a file; null for none.</param>
    public static string Write(CommandRow row, DiscordInteraction interaction, string? material = null)
    {
        var values = ReadValues(row, interaction);
        if (material is not null && row.Arguments.FirstOrDefault(a => a.Kind == CommandArgumentKind.Material) is { } file)
        {
            values[file.Name] = material;
        }

        return CommandText.Compose(row, values);
    }

    /// <summary>The values by the names of the row's arguments; files aren't among them.</summary>
    public static Dictionary<string, string> ReadValues(CommandRow row, DiscordInteraction interaction)
    {
        var values = new Dictionary<string, string>(StringComparer.Ordinal);
        foreach (var (option, value) in interaction.Values)
        {
            if (DiscordCommandTable.FindArgument(row, option) is not { } argument)
            {
                continue;
            }

            if (argument.Kind != CommandArgumentKind.Flag)
            {
                values[argument.Name] = value;
            }
            else if (value == "true")
            {
                values[argument.Name] = "";
            }
        }

        return values;
    }
}
