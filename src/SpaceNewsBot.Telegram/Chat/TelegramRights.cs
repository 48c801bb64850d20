using System.Collections.Concurrent;
using Microsoft.Extensions.Options;
using SpaceNewsBot.Core.Chat;
using SpaceNewsBot.Core.Workspaces;
using SpaceNewsBot.Telegram.Connection;
using Telegram.Bot.Requests;
using Telegram.Bot.Types.Enums;

namespace SpaceNewsBot.Telegram.Chat;

/// <summary>
/// Who moderates in Telegram: those whom the settings name, everywhere, and the administrators of a linked group there. What
/// Telegram says of somebody is good for a minute; while it wants to be left alone, whoever asks waits.
/// </summary>
/// <param name="connection">The Bot API.</param>
/// <param name="options">Who is named, and whether administrators moderate.</param>
/// <param name="time">The clock.</param>
internal sealed class TelegramRights(TelegramConnection connection, IOptions<TelegramOptions> options, TimeProvider time) : IPlatformRights
{
    private const int MostKept = 10_000;
    private static readonly TimeSpan Lifetime = TimeSpan.FromMinutes(1);
    private static readonly TimeSpan CallTimeout = TimeSpan.FromSeconds(10);

    private readonly ConcurrentDictionary<(long Chat, string User), (Right Right, long At)> known = [];
    private readonly long start = time.GetTimestamp();
    private TimeSpan heldUntil;

    public string Platform => TelegramAddress.Platform;

    public Right FindNamed(string userId) => options.Value.ReadModerators().Contains(userId) ? Right.Moderator : Right.Reader;

    public Task<Right> FindInChatAsync(ConversationAddress conversation, string userId, CancellationToken cancellationToken) =>
        TelegramAddress.Of(conversation) is { IsGroup: true } group && options.Value.AdministratorsModerate
            ? FindInGroupAsync(group.ChatId, userId, cancellationToken)
            : Task.FromResult(Right.Reader);

    private async Task<Right> FindInGroupAsync(long chat, string userId, CancellationToken cancellationToken)
    {
        // Who posts anonymously comes as the group itself, and only administrators can (core.telegram.org/bots/api#message, sender_chat).
        if (userId == TelegramAddress.IdOf(chat))
        {
            return Right.Moderator;
        }

        if (!long.TryParse(userId, out var user) || user <= 0)
        {
            return Right.Reader;
        }

        if (known.TryGetValue((chat, userId), out var kept) && time.GetElapsedTime(kept.At) < Lifetime)
        {
            return kept.Right;
        }

        var (right, asked) = await AskAsync(chat, user, cancellationToken);
        if (known.Count >= MostKept)
        {
            known.Clear();
        }

        known[(chat, userId)] = (right, asked);
        return right;
    }

    private async Task<(Right Right, long Asked)> AskAsync(long chat, long user, CancellationToken cancellationToken)
    {
        while (true)
        {
            // Somebody else may be told meanwhile to wait still longer. Timers count whole milliseconds.
            while (heldUntil - time.GetElapsedTime(start) is var left && left > TimeSpan.Zero)
            {
                await Task.Delay(TimeSpan.FromMilliseconds(Math.Ceiling(left.TotalMilliseconds)), time, cancellationToken);
            }

            var asked = time.GetTimestamp();
            var (member, fault) = await connection.CallAsync(new GetChatMemberRequest { ChatId = chat, UserId = user }, CallTimeout, cancellationToken);
            if (fault is { RetryAfter: { } wait })
            {
                var until = time.GetElapsedTime(start) + wait;
                heldUntil = until > heldUntil ? until : heldUntil;
                continue;
            }

            var right = (member, fault) switch
            {
                ({ Status: ChatMemberStatus.Creator }, _) => Right.Owner,
                ({ Status: ChatMemberStatus.Administrator }, _) => Right.Moderator,
                ({ }, _) => Right.Reader,

                // Not a member, or a chat that the bot isn't in any more.
                (_, { Kind: TelegramFaultKind.BadRequest or TelegramFaultKind.Forbidden }) => Right.Reader,
                _ => throw new InvalidOperationException("Telegram didn't say who manages the chat."),
            };
            return (right, asked);
        }
    }
}
