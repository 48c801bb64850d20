using System.Collections.Immutable;
using System.Globalization;
using System.Security.Cryptography;
using SpaceNewsBot.Core.Chat;
using SpaceNewsBot.Core.Workspaces;

namespace SpaceNewsBot.Core.Commands;

/// <summary>The commands that keep a workspace: its chats, its members, its pause.</summary>
internal static class WorkspaceCommands
{
    private const string Code = "CODE";
    private const string Chat = "--chat";

    // A chat of another would never write.
    private static readonly string[] Platforms = ["telegram", "discord"];

    private const string Person = "PERSON";
    private const string RightName = "RIGHT";
    private const string Reason = "--reason";

    // No digit or letter that is taken for another one; 8 of 32 are 40 bits.
    private const string CodeLetters = "ABCDEFGHJKLMNPQRSTUVWXYZ23456789";
    private const int CodeLength = 8;

    private static readonly TimeSpan CodeLifetime = TimeSpan.FromMinutes(15);

    private static readonly CommandArgument ChatArgument =
        new(Chat, CommandArgumentKind.Option, "The chat, where it isn't this one, as platform:id", "telegram:-100200") { HelpName = "PLATFORM:ID" };

    private static readonly CommandArgument PersonArgument =
        new(Person, CommandArgumentKind.Word, "The person, as platform:id", "telegram:12345") { IsRequired = true };

    private static readonly CommandArgument ReasonArgument =
        new(Reason, CommandArgumentKind.Option, "Why; kept in the audit log", "a correction") { HelpName = "TEXT" };

    public static ImmutableArray<CommandGroup> Groups { get; } =
    [
        new(
            "workspace",
            "Lists workspaces, and links chats to them. Each community has one; --workspace names it.",
            ["workspace list", "workspace invite --workspace fans", "workspace unlink --chat telegram:-100200"]),
        new("members", "Lists, grants and revokes rights by name.", ["members list", "members grant telegram:12345 moderator"]),
    ];

    public static ImmutableArray<CommandRow> Rows { get; } =
    [
        new("workspace list", Right.Moderator, SourceCommands.Moderating, "List workspaces and their chats", ListAsync)
        {
            Description = "Lists the workspaces with their linked chats; in a chat, its own.",
            Arguments = [CommandArgument.Json("Print the rows as JSON lines")],
            Examples = ["workspace list"],
        },
        new("workspace invite", Right.Owner, SourceCommands.Moderating, "Make a one-time code that links a chat", InviteAsync)
        {
            Description = "Makes a code that links one chat to this workspace, once, within 15 minutes. A workspace that isn't there yet is made.",
            Examples = ["workspace invite", "workspace invite --workspace fans"],
        },
        new("workspace link", Right.Reader, CommandSurfaces.Everywhere, "Link this chat to a workspace by its one-time code", LinkAsync)
        {
            Description = "Links a chat to the workspace whose owner made the code; from then on it reads that workspace's sources beside the default ones.",
            Arguments = [new(Code, CommandArgumentKind.Word, "The code that workspace invite printed", "ABCD2345") { IsRequired = true }, ChatArgument],
            Examples = ["workspace link ABCD2345 --chat telegram:-100200"],
        },
        new("workspace unlink", Right.Owner, CommandSurfaces.Everywhere, "End a chat's link to this workspace", UnlinkAsync)
        {
            Description = "Ends a chat's link; it reads the default workspace alone from then on.",
            Arguments = [ChatArgument],
            Examples = ["workspace unlink --chat telegram:-100200"],
        },
        new("members list", Right.Moderator, SourceCommands.Moderating, "List who has rights by name", ListMembersAsync)
        {
            Description = "Lists the rights that were granted by name. Platforms may grant more, to administrators of a chat for example.",
            Arguments = [CommandArgument.Json("Print the rows as JSON lines")],
            Examples = ["members list"],
        },
        new("members grant", Right.Owner, SourceCommands.Moderating, "Grant a right by name", GrantAsync)
        {
            Description = "Grants a person the right of a moderator or of an owner in this workspace.",
            Arguments =
            [
                PersonArgument,
                new(RightName, CommandArgumentKind.Word, "moderator or owner", "moderator") { IsRequired = true },
            ],
            Examples = ["members grant telegram:12345 moderator"],
        },
        new("members revoke", Right.Owner, SourceCommands.Moderating, "Take a right by name away", RevokeAsync)
        {
            Description = "Takes away what was granted to a person by name in this workspace.",
            Arguments = [PersonArgument],
            Examples = ["members revoke telegram:12345"],
        },
        new("pause", Right.Moderator, CommandSurfaces.Everywhere, "Stop answering in this workspace", PauseAsync)
        {
            Description = "Stops answering questions in this workspace until resume; moderators' commands go on.",
            Arguments = [ReasonArgument],
            Examples = ["pause --reason \"the article is being checked\""],
        },
        new("resume", Right.Moderator, CommandSurfaces.Everywhere, "Answer again in this workspace", ResumeAsync)
        {
            Description = "Ends a pause.",
            Arguments = [ReasonArgument],
            Examples = ["resume"],
        },
    ];

    private static async Task<Reply> ListAsync(CommandServices services, CommandCall call, CancellationToken cancellationToken)
    {
        var all = await services.Workspaces.ListAsync(cancellationToken).ConfigureAwait(false);
        return new Reply.OfTable(ReplyTable.Of(all.Where(w => call.Surface == CommandSurfaces.Terminal || w.Id == call.WorkspaceId)));
    }

    private static async Task<Reply> InviteAsync(CommandServices services, CommandCall call, CancellationToken cancellationToken)
    {
        var code = RandomNumberGenerator.GetString(CodeLetters, CodeLength);
        var expires = services.Clock.GetUtcNow() + CodeLifetime;
        await services.Workspaces.AddLinkCodeAsync(call.WorkspaceId, code, expires, call.Actor, cancellationToken).ConfigureAwait(false);
        return new Reply.OfNotice(string.Create(
            CultureInfo.InvariantCulture,
            $"{code} links one chat to the workspace {call.WorkspaceId}, once, until {expires:HH:mm} UTC: write /workspace link {code} in that chat."));
    }

    private static async Task<Reply> LinkAsync(CommandServices services, CommandCall call, CancellationToken cancellationToken)
    {
        if (FindChat(call) is not { } chat)
        {
            return WhichChat(call);
        }

        return await services.Workspaces.RedeemLinkCodeAsync(
            call.Values[Code], chat, call.WorkspaceId, call.Actor, cancellationToken).ConfigureAwait(false) switch
        {
            LinkOutcome.Linked(var workspace) => new Reply.OfNotice($"This chat ({Name(chat)}) is linked to the workspace {workspace} from now on."),
            LinkOutcome.Used => new Reply.OfRefusal("This code was used already: each one links one chat, so ask an owner for another."),
            LinkOutcome.Expired => new Reply.OfRefusal("This code's time is over: ask an owner for another."),
            LinkOutcome.TooManyTries => new Reply.OfRefusal("You typed several wrong codes: try again in an hour."),
            _ => new Reply.OfRefusal("There is no such code: copy it as the owner got it, or ask for another."),
        };
    }

    private static async Task<Reply> UnlinkAsync(CommandServices services, CommandCall call, CancellationToken cancellationToken) =>
        FindChat(call) is not { } chat ? WhichChat(call)
        : await services.Workspaces.UnlinkAsync(call.WorkspaceId, chat, call.Actor, cancellationToken).ConfigureAwait(false)
            ? new Reply.OfNotice($"The chat {Name(chat)} isn't linked to the workspace {call.WorkspaceId} any more.")
            : new Reply.OfRefusal($"The chat {Name(chat)} isn't linked to the workspace {call.WorkspaceId}: workspace list shows those that are.");

    private static async Task<Reply> ListMembersAsync(CommandServices services, CommandCall call, CancellationToken cancellationToken) =>
        new Reply.OfTable(ReplyTable.Of(await services.Workspaces.ListMembersAsync(call.WorkspaceId, cancellationToken).ConfigureAwait(false)));

    private static async Task<Reply> GrantAsync(CommandServices services, CommandCall call, CancellationToken cancellationToken)
    {
        Right? right = call.Values[RightName].ToLowerInvariant() switch { "moderator" => Right.Moderator, "owner" => Right.Owner, _ => null };
        return right is not { } granted
            ? new Reply.OfRefusal($"There is no right \"{call.Values[RightName]}\" to grant: there are moderator and owner.")
            : await SetAsync(services, call, granted, "has that right already", cancellationToken).ConfigureAwait(false);
    }

    private static Task<Reply> RevokeAsync(CommandServices services, CommandCall call, CancellationToken cancellationToken) =>
        SetAsync(services, call, Right.Reader, "has no right by name", cancellationToken);

    private static async Task<Reply> SetAsync(
        CommandServices services,
        CommandCall call,
        Right right,
        string unchanged,
        CancellationToken cancellationToken)
    {
        if (Actor.Parse(call.Values[Person]) is not { } person)
        {
            return new Reply.OfRefusal($"\"{call.Values[Person]}\" names no person: write the platform and the platform's id, for example telegram:12345.");
        }

        return !await services.Workspaces.SetRightAsync(call.WorkspaceId, person, right, call.Actor, cancellationToken).ConfigureAwait(false)
            ? new Reply.OfRefusal($"{person} {unchanged} in the workspace {call.WorkspaceId}: members list shows who has which.")
            : new Reply.OfNotice($"{person} is {(right == Right.Owner ? "an owner" : right == Right.Moderator ? "a moderator" : "a reader")} of the workspace {call.WorkspaceId} now.");
    }

    private static async Task<Reply> PauseAsync(CommandServices services, CommandCall call, CancellationToken cancellationToken) =>
        await SetPausedAsync(services, call, true, cancellationToken).ConfigureAwait(false)
            ? new Reply.OfNotice($"The workspace {call.WorkspaceId} answers no questions until resume.")
            : new Reply.OfRefusal($"The workspace {call.WorkspaceId} is paused already: resume lets it answer again.");

    private static async Task<Reply> ResumeAsync(CommandServices services, CommandCall call, CancellationToken cancellationToken) =>
        await SetPausedAsync(services, call, false, cancellationToken).ConfigureAwait(false)
            ? new Reply.OfNotice($"The workspace {call.WorkspaceId} answers again.")
            : new Reply.OfRefusal($"The workspace {call.WorkspaceId} isn't paused: there is nothing to resume.");

    private static Task<bool> SetPausedAsync(CommandServices services, CommandCall call, bool paused, CancellationToken cancellationToken) =>
        services.Workspaces.SetPausedAsync(call.WorkspaceId, paused, call.Values.Find(Reason) ?? "", call.Actor, cancellationToken);

    private static ConversationAddress? FindChat(CommandCall call) => call.Values.Find(Chat) is not { } typed
        ? call.Item?.Message.Conversation
        : call.Surface == CommandSurfaces.Terminal && Actor.Parse(typed) is { } chat && Platforms.Contains(chat.Platform) ? new ConversationAddress(chat.Platform, chat.UserId) : null;

    private static Reply.OfRefusal WhichChat(CommandCall call) => call.Surface == CommandSurfaces.Terminal
        ? new Reply.OfRefusal($"Name the chat with {Chat}, as platform and id, for example telegram:-100200.")
        : new Reply.OfRefusal($"In a chat this command is about that chat: leave {Chat} out.");

    private static string Name(ConversationAddress chat) => $"{chat.Platform}:{chat.Chat}";
}
