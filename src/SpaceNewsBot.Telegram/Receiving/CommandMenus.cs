using System.Globalization;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;
using SpaceNewsBot.Core.Commands;
using SpaceNewsBot.Core.Sources;
using SpaceNewsBot.Core.Workspaces;
using SpaceNewsBot.Telegram.Chat;
using SpaceNewsBot.Telegram.Connection;
using Telegram.Bot.Requests;
using Telegram.Bot.Types;

namespace SpaceNewsBot.Telegram.Receiving;

/// <summary>
/// Tells Telegram the rows of the command table: in private chats and groups those of everybody, to a group's administrators
/// and to each moderator in private also theirs. The bot works without its menus, so a fault is only logged.
/// </summary>
/// <param name="connection">The Bot API.</param>
/// <param name="workspaces">Whom rights were granted to by name.</param>
/// <param name="options">Whom the settings name, and whether administrators moderate.</param>
/// <param name="time">The clock.</param>
/// <param name="logger">Gets codes.</param>
internal sealed partial class CommandMenus(
    TelegramConnection connection,
    IWorkspaceStore workspaces,
    IOptions<TelegramOptions> options,
    TimeProvider time,
    ILogger<CommandMenus> logger)
{
    // core.telegram.org/bots/api#setmycommands: "At most 100 commands can be specified."
    private const int MostCommands = 100;
    private const int MostModerators = 200;
    private static readonly TimeSpan CallTimeout = TimeSpan.FromSeconds(15);

    /// <summary>Registers the menus.</summary>
    public async Task RegisterAsync(CancellationToken cancellationToken)
    {
        await RegisterAsync(new BotCommandScopeAllPrivateChats(), CommandSurfaces.PrivateChat, Right.Reader, cancellationToken);
        await RegisterAsync(new BotCommandScopeAllGroupChats(), CommandSurfaces.Group, Right.Reader, cancellationToken);
        await RegisterAsync(
            new BotCommandScopeAllChatAdministrators(),
            CommandSurfaces.Group,
            options.Value.AdministratorsModerate ? Right.Moderator : Right.Reader,
            cancellationToken);
        foreach (var (user, right) in await FindModeratorsAsync(cancellationToken))
        {
            // Who never wrote to the bot has no private chat with it: Telegram refuses, and that is all.
            await RegisterAsync(new BotCommandScopeChat { ChatId = user }, CommandSurfaces.PrivateChat, right, cancellationToken);
        }
    }

    private async Task RegisterAsync(BotCommandScope scope, CommandSurfaces surface, Right right, CancellationToken cancellationToken)
    {
        var request = new SetMyCommandsRequest
        {
            Commands = CommandTable.Menu(surface, right).Take(MostCommands).Select(c => new BotCommand { Command = c.Name, Description = c.Help }),
            Scope = scope,
        };
        var (_, fault) = await connection.CallAsync(request, CallTimeout, cancellationToken);
        while (fault is { RetryAfter: { } wait })
        {
            await Task.Delay(wait, time, cancellationToken);
            (_, fault) = await connection.CallAsync(request, CallTimeout, cancellationToken);
        }

        if (fault is not null)
        {
            LogNoMenu(fault.Code);
        }
    }

    private async Task<IReadOnlyList<(long User, Right Right)>> FindModeratorsAsync(CancellationToken cancellationToken)
    {
        var found = options.Value.ReadModerators().Select(id => (Id: id, Right.Moderator)).ToList();
        try
        {
            foreach (var workspace in await workspaces.ListAsync(cancellationToken))
            {
                found.AddRange((await workspaces.ListMembersAsync(workspace.Id, cancellationToken))
                    .Where(m => m.Person.Platform == TelegramAddress.Platform)
                    .Select(m => (m.Person.UserId, m.Right)));
            }
        }
        catch (StoreUnavailableException fault)
        {
            LogStoreFault(fault.Message);
        }

        return
        [
            .. found.GroupBy(f => f.Id, f => f.Item2)
                .Select(g => (User: long.TryParse(g.Key, NumberStyles.None, CultureInfo.InvariantCulture, out var user) ? user : 0, Right: g.Max()))
                .Where(f => f.User > 0)
                .Take(MostModerators),
        ];
    }

    [LoggerMessage(Level = LogLevel.Warning, Message = "Telegram didn't take a command menu (code {Code}).")]
    private partial void LogNoMenu(int code);

    [LoggerMessage(Level = LogLevel.Warning, Message = "Moderators' command menus couldn't be made: {Reason}")]
    private partial void LogStoreFault(string reason);
}
