using System.Collections.Immutable;
using System.Runtime.CompilerServices;
using System.Security.Cryptography;
using System.Text.Json;
using Microsoft.Extensions.Logging;
using SpaceNewsBot.Core.Chat;
using SpaceNewsBot.Discord.Connection;
using SpaceNewsBot.Discord.Rendering;

namespace SpaceNewsBot.Discord.Chat;

/// <summary>The way out to Discord: a reply is one message, which turns its pages.</summary>
/// <param name="connection">Discord.</param>
/// <param name="pages">Keeps what is behind the page that is shown.</param>
/// <param name="acknowledgements">What has to come before a reply.</param>
/// <param name="logger">Gets codes and ids.</param>
internal sealed partial class DiscordChatPlatform(
    IDiscordConnection connection,
    IReplyPages pages,
    PendingAcknowledgements acknowledgements,
    ILogger<DiscordChatPlatform> logger) : IChatPlatform
{
    // The message isn't there any more, or whoever manages the channel shut us out: an answer beside it would be unwelcome.
    private static readonly ImmutableArray<int> Gone = [10003, 10008, 50001];

    public string Name => DiscordAddress.Platform;

    public async IAsyncEnumerable<SendOutcome> SendAsync(
        ReplyTarget to,
        Reply reply,
        int partsAlreadySent,
        [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        var messages = await RenderAsync(to, reply, cancellationToken);
        for (var i = partsAlreadySent; i < messages.Length; i++)
        {
            if (await PostAsync(to, messages[i], i, cancellationToken) is not DiscordResult.Message(var id, _))
            {
                yield return new SendOutcome.Refused("Discord won't take it.");
                yield break;
            }

            yield return new SendOutcome.Posted(id);
        }
    }

    public async Task<EditOutcome> EditAsync(
        ReplyTarget target,
        IReadOnlyList<string> messageIds,
        Reply reply,
        CancellationToken cancellationToken)
    {
        var message = (await RenderAsync(target, reply, cancellationToken))[0];
        var address = DiscordAddress.Of(target.Conversation);
        var result = address is { GuildId: not null, OnlyFor: not null } && DiscordRoute.Parse(target.Route) is DiscordRoute.ToInteraction(var token, _)
            ? await connection.CallAsync(new DiscordCall.EditReply(token, message), cancellationToken)
            : await EditAsync(address, messageIds[0], message, cancellationToken);
        if (result is DiscordResult.Refused(var code, _, var reason))
        {
            LogNotEdited(code);
            if (address.OnlyFor is null && Gone.Contains(code))
            {
                return new EditOutcome.Refused(reason);
            }

            // Beside the old message, or in private what only its reader saw. The same correction again is the same message.
            var nonce = NonceOf(target, message);
            result = await CreateAsync(address, message, nonce, address.OnlyFor is null ? messageIds[0] : null, cancellationToken);
        }

        return result switch
        {
            DiscordResult.Message(var id, _) => new EditOutcome.Edited([id]),
            DiscordResult.Refused(_, _, var why) => new EditOutcome.Refused(why),
            _ => throw new InvalidOperationException("Discord took the message without naming it."),
        };
    }

    /// <summary>
    /// The messages to post. The reply to somebody is one, which shows the first page and keeps the others; what the bot says
    /// of itself has nobody who turns pages.
    /// </summary>
    private async Task<ImmutableArray<DiscordMessage>> RenderAsync(ReplyTarget target, Reply reply, CancellationToken cancellationToken)
    {
        // Moderators take an answer back by its number.
        var rendered = DiscordReplyRenderer.Render(reply, reply is Reply.OfAnswer ? target.ItemId : null);
        if (target.ItemId is not { } item)
        {
            return rendered;
        }

        var paged = DiscordPages.WithButtons(rendered, reply, item);
        if (paged.Length > 1)
        {
            await pages.SaveAsync(item, [.. paged.Select(p => JsonSerializer.Serialize(p))], cancellationToken);
        }

        return [DiscordRoute.Parse(target.Route) is DiscordRoute.ToInteraction { IsForm: true } ? DiscordPages.WithSecondTry(paged[0], reply, target.Key) : paged[0]];
    }

    private async Task<DiscordResult> PostAsync(ReplyTarget to, DiscordMessage message, int part, CancellationToken cancellationToken)
    {
        var address = DiscordAddress.Of(to.Conversation);
        var route = DiscordRoute.Parse(to.Route);
        if (route is DiscordRoute.ToInteraction(var token, _))
        {
            await acknowledgements.WaitAsync(token, cancellationToken);
            var reply = await connection.CallAsync(new DiscordCall.EditReply(token, message), cancellationToken);
            if (reply is not DiscordResult.Refused(var code, _, _))
            {
                return reply;
            }

            // The token ran out, or the acknowledgement never arrived: then it is a message like any other.
            LogNoReply(code);
        }

        return await CreateAsync(address, message, $"{to.Key}:{part}", (route as DiscordRoute.ToMessage)?.MessageId, cancellationToken);
    }

    private async Task<DiscordResult> EditAsync(DiscordAddress address, string messageId, DiscordMessage message, CancellationToken cancellationToken) =>
        await FindChannelAsync(address, cancellationToken) is { } channel
            ? await connection.CallAsync(new DiscordCall.EditMessage(channel, messageId, message), cancellationToken)
            : new DiscordResult.Refused(0, 0, "There is no channel to this person.");

    private async Task<DiscordResult> CreateAsync(
        DiscordAddress address, DiscordMessage message, string nonce, string? replyTo, CancellationToken cancellationToken)
    {
        if (await FindChannelAsync(address, cancellationToken) is not { } channel)
        {
            return new DiscordResult.Refused(0, 0, "There is no channel to this person.");
        }

        var result = await connection.CallAsync(new DiscordCall.CreateMessage(channel, message, nonce, replyTo), cancellationToken);
        if (result is DiscordResult.Refused(var code, _, _))
        {
            LogNotPosted(code);
        }

        return result;
    }

    /// <summary>The channel in which everybody whom the address means reads, and nobody else.</summary>
    private async Task<string?> FindChannelAsync(DiscordAddress address, CancellationToken cancellationToken) =>
        address.OnlyFor is not { } person
            ? address.ChannelId
            : (await connection.CallAsync(new DiscordCall.OpenDirectChannel(person), cancellationToken) as DiscordResult.Channel)?.Id;

    private static string NonceOf(ReplyTarget target, DiscordMessage message)
    {
        var hash = SHA256.HashData(JsonSerializer.SerializeToUtf8Bytes(new { target.Key, message }));
        return Convert.ToHexStringLower(hash.AsSpan(0, 12));
    }

    [LoggerMessage(Level = LogLevel.Information, Message = "Discord won't take the reply to an interaction (code {Code}); it is posted as a message.")]
    private partial void LogNoReply(int code);

    [LoggerMessage(Level = LogLevel.Warning, Message = "Discord won't take a message (code {Code}).")]
    private partial void LogNotPosted(int code);

    [LoggerMessage(Level = LogLevel.Information, Message = "Discord won't have a message edited (code {Code}).")]
    private partial void LogNotEdited(int code);
}
