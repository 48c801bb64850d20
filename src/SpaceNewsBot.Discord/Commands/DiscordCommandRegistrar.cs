using System.Globalization;
using System.Security.Cryptography;
using System.Text.Json;
using Microsoft.Extensions.Logging;
using SpaceNewsBot.Core.Chat;
using SpaceNewsBot.Discord.Connection;

namespace SpaceNewsBot.Discord.Commands;

/// <summary>
/// Registers the slash commands, when they are others than those that were registered last: Discord takes two hundred new
/// ones a day (discord.com/developers/docs/interactions/application-commands#registering-a-command).
/// </summary>
/// <param name="connection">Discord.</param>
/// <param name="state">Remembers what was registered.</param>
/// <param name="logger">Gets codes.</param>
internal sealed partial class DiscordCommandRegistrar(IDiscordConnection connection, IBotState state, ILogger<DiscordCommandRegistrar> logger)
{
    /// <summary>Registers them where that is needed. The bot works without its menu, so a refusal is only logged.</summary>
    public async Task RegisterAsync(string applicationId, CancellationToken cancellationToken)
    {
        var commands = DiscordCommandTable.Commands;
        var name = $"discord:commands:{applicationId}";
        var hash = Convert.ToHexStringLower(SHA256.HashData(JsonSerializer.SerializeToUtf8Bytes(commands)));
        if (await state.FindAsync(name, cancellationToken) == hash)
        {
            return;
        }

        if (await connection.CallAsync(new DiscordCall.OverwriteCommands(commands), cancellationToken) is DiscordResult.Refused(var code, _, _))
        {
            LogRefused(code.ToString(CultureInfo.InvariantCulture));
            return;
        }

        await state.SetAsync(name, hash, cancellationToken);
        LogRegistered(commands.Length);
    }

    [LoggerMessage(Level = LogLevel.Information, Message = "Registered {Count} slash commands with Discord.")]
    private partial void LogRegistered(int count);

    [LoggerMessage(Level = LogLevel.Warning, Message = "Discord didn't take the slash commands (code {Code}).")]
    private partial void LogRefused(string code);
}
