using System.Collections.Immutable;
using SpaceNewsBot.Core.Chat;
using SpaceNewsBot.Core.Workspaces;

namespace SpaceNewsBot.Core.Commands;

/// <summary>The commands about a person's own data.</summary>
internal static class PersonCommands
{
    public static ImmutableArray<CommandRow> Rows { get; } =
    [
        new("privacy", Right.Reader, CommandSurfaces.Everywhere, "Say what is kept about you, and for how long", TellAsync)
        {
            Description = "Says what is kept about whoever asks, for how long, and who can see it.",
            Examples = ["privacy"],
        },
        new("forget-me", Right.Reader, CommandSurfaces.Everywhere, "Remove your questions and your id", ForgetAsync)
        {
            Description = "Removes the caller's questions, the answers to them, rights that were granted by name, and the caller's id, at once.",
            Examples = ["forget-me"],
        },
    ];

    private static Task<Reply> TellAsync(CommandServices services, CommandCall call, CancellationToken cancellationToken) =>
        Task.FromResult<Reply>(new Reply.OfText(ReplyText.PrivacyFor(services.Privacy.Value.RetentionDays, asksModel: services.Model.Value is not null)));

    private static async Task<Reply> ForgetAsync(CommandServices services, CommandCall call, CancellationToken cancellationToken)
    {
        var removed = await services.Inbox.ForgetAsync(call.Actor.Platform, call.Actor.UserId, cancellationToken).ConfigureAwait(false);
        return new Reply.OfNotice(ChatTexts.Forgotten(removed));
    }
}
