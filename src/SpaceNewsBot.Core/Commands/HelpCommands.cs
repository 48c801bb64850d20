using System.Collections.Immutable;
using SpaceNewsBot.Core.Chat;
using SpaceNewsBot.Core.Workspaces;

namespace SpaceNewsBot.Core.Commands;

/// <summary>The commands that explain the bot.</summary>
internal static class HelpCommands
{
    public static ImmutableArray<CommandRow> Rows { get; } =
    [
        new("help", Right.Reader, CommandSurfaces.Chats, "Show what I can do", HelpAsync)
        {
            Description = "Shows the commands that the caller may use.",
            ShowsRight = true,
        },
        new("start", Right.Reader, CommandSurfaces.Chats, "Say hello and show example questions", GreetAsync)
        {
            Description = "Says hello and shows example questions.",
        },
    ];

    private static Task<Reply> HelpAsync(CommandServices services, CommandCall call, CancellationToken cancellationToken) =>
        Task.FromResult<Reply>(new Reply.OfText(ReplyText.HelpFor(call.Right)));

    private static Task<Reply> GreetAsync(CommandServices services, CommandCall call, CancellationToken cancellationToken) =>
        Task.FromResult<Reply>(new Reply.OfText(ReplyText.Welcome));
}
