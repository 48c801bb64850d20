using System.Collections.Immutable;
using SpaceNewsBot.Core.Chat;
using SpaceNewsBot.Core.Workspaces;

namespace SpaceNewsBot.Core.Commands;

/// <summary>The commands with which moderators say where every message is a question.</summary>
internal static class ChannelCommands
{
    private const string Channel = "CHANNEL";
    private const string NotHere = "Question channels are set in the server that they belong to, in Discord: write the command there.";

    private static readonly CommandArgument Id =
        new(Channel, CommandArgumentKind.Word, "The channel or forum", "1100000000000000011") { IsRequired = true, NamesChannel = true };

    public static CommandGroup Group { get; } = new(
        "channels",
        "Says where every message is a question: a channel, or a forum's new posts.",
        ["channels add 1100000000000000011", "channels list"]);

    public static ImmutableArray<CommandRow> Rows { get; } =
    [
        new("channels add", Right.Moderator, CommandSurfaces.PrivateChat, "Answer every message of a channel", AddAsync)
        {
            Description = "From now on every message in this channel is a question, or every new post of this forum.",
            Arguments = [Id],
            Examples = ["channels add 1100000000000000011"],
        },
        new("channels list", Right.Moderator, SourceCommands.Moderating, "List the channels where every message is a question", ListAsync)
        {
            Description = "Lists the channels in which every message is a question.",
            Arguments = [CommandArgument.Json("Print the rows as JSON lines")],
            Examples = ["channels list"],
        },
        new("channels remove", Right.Moderator, CommandSurfaces.PrivateChat, "Answer in a channel only when asked", RemoveAsync)
        {
            Description = "From now on messages in this channel are questions only where they mention the bot or reply to it.",
            Arguments = [Id],
            Examples = ["channels remove 1100000000000000011"],
        },
    ];

    private static async Task<Reply> AddAsync(CommandServices services, CommandCall call, CancellationToken cancellationToken) =>
        FindChannel(call) is not { } channel ? new Reply.OfRefusal(NotHere)
        : await services.QuestionChannels.AddAsync(call.WorkspaceId, channel, call.Actor, cancellationToken).ConfigureAwait(false)
            ? new Reply.OfNotice("Every message there is a question from now on; in a forum, every new post.")
            : new Reply.OfRefusal("That channel is a question channel already.");

    private static async Task<Reply> RemoveAsync(CommandServices services, CommandCall call, CancellationToken cancellationToken) =>
        FindChannel(call) is { } channel
        && await services.QuestionChannels.RemoveAsync(call.WorkspaceId, channel, call.Actor, cancellationToken).ConfigureAwait(false)
            ? new Reply.OfNotice("There I answer only when I am asked now.")
            : new Reply.OfRefusal("That is no question channel of yours: /channels list shows them.");

    private static async Task<Reply> ListAsync(CommandServices services, CommandCall call, CancellationToken cancellationToken)
    {
        var channels = await services.QuestionChannels.ListAsync(call.WorkspaceId, cancellationToken).ConfigureAwait(false);
        return new Reply.OfTable(new ReplyTable(
            ["platform", "channel"],
            [.. channels.Select(ImmutableArray<string> (c) => [c.Platform, c.ChatId])],
            "There are no question channels: the bot answers where it is asked."));
    }

    /// <summary>The channel's address in the chat where it was named; null where chats have no channels.</summary>
    private static ConversationAddress? FindChannel(CommandCall call) =>
        call.Item?.Message.Conversation is { Platform: "discord" } here
        && here.ChatId.Contains('/', StringComparison.Ordinal)
        && call.Values[Channel].All(char.IsAsciiDigit)
            ? new ConversationAddress(here.Platform, $"{here.Chat}/{call.Values[Channel]}")
            : null;
}
