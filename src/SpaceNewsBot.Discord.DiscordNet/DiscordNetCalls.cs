using System.Globalization;
using System.Net;
using Discord;
using Discord.Net;
using Discord.Rest;
using Discord.WebSocket;
using SpaceNewsBot.Discord.Connection;

namespace SpaceNewsBot.Discord.DiscordNet;

/// <summary>Makes calls with Discord.Net, once each.</summary>
/// <param name="rest">For what isn't cached.</param>
/// <param name="interactions">What can be answered.</param>
internal sealed class DiscordNetCalls(DiscordRestClient rest, InteractionsAtHand interactions)
{
    // discord.com/developers/docs/topics/opcodes-and-status-codes#json
    private const int UnknownChannel = 10003;
    private const int UnknownInteraction = 10062;
    private const int InvalidToken = 50027;

    // AllowedMentions.None is sent as "parse": null, which Discord takes for no wish at all.
    private static readonly AllowedMentions Nobody = new(AllowedMentionTypes.None);

    /// <summary>The client that runs, with its cache; null while none does.</summary>
    public DiscordSocketClient? Socket { get; set; }

    /// <exception cref="HttpException">Discord refused it.</exception>
    public async Task<DiscordResult> MakeAsync(DiscordCall call, RequestOptions options)
    {
        switch (call)
        {
            case DiscordCall.CreateMessage create:
                return await FindTextChannelAsync(create.ChannelId, options) is { } channel ? await CreateAsync(channel, create, options) : Unknown();
            case DiscordCall.EditMessage edit:
                return await FindTextChannelAsync(edit.ChannelId, options) is { } place
                    ? Posted(await place.ModifyMessageAsync(Id(edit.MessageId), Fill(edit.Message), options))
                    : Unknown();
            case DiscordCall.EditReply reply:
                return interactions.Find(reply.Token) is { } interaction
                    ? Posted(await interaction.ModifyOriginalResponseAsync(Fill(reply.Message), options))
                    : new DiscordResult.Refused(InvalidToken, (int)HttpStatusCode.Unauthorized, "The interaction isn't at hand any more.");
            case DiscordCall.Defer(_, var token, var isEphemeral):
                return await RespondAsync(token, found => found switch
                {
                    SocketMessageComponent component => component.DeferLoadingAsync(isEphemeral, options),
                    SocketModal modal => modal.DeferLoadingAsync(isEphemeral, options),
                    _ => found.DeferAsync(isEphemeral, options),
                });
            case DiscordCall.DeferUpdate(_, var token):
                return await RespondAsync(token, found => found.DeferAsync(options: options));
            case DiscordCall.ShowModal(_, var token, var modal):
                return await RespondAsync(token, found => found.RespondWithModalAsync(DiscordNetModels.Write(modal), options));
            case DiscordCall.Suggest(_, var token, var choices):
                return await RespondAsync(token, found => found is SocketAutocompleteInteraction typing
                    ? typing.RespondAsync(choices.Select(DiscordNetModels.Write), options)
                    : Task.CompletedTask);
            case DiscordCall.OpenDirectChannel(var person):
                return await rest.GetUserAsync(Id(person), options) is { } user
                    ? new DiscordResult.Channel(SocketEvents.Id((await user.CreateDMChannelAsync(options)).Id), null, null, "")
                    : new DiscordResult.Refused(10013, (int)HttpStatusCode.NotFound, "Unknown User");
            case DiscordCall.FindChannel(var id):
                return await rest.GetChannelAsync(Id(id), options) is { } found ? Describe(found) : Unknown();
            case DiscordCall.OverwriteCommands(var commands):
                await rest.BulkOverwriteGlobalCommands([.. commands.Select(DiscordNetModels.Write)], options);
                return new DiscordResult.Done();
            default:
                throw new ArgumentOutOfRangeException(nameof(call));
        }
    }

    private static async Task<DiscordResult> CreateAsync(IMessageChannel channel, DiscordCall.CreateMessage create, RequestOptions options)
    {
        EnforcedNonce.Current = create.Nonce;
        return Posted(await channel.SendMessageAsync(
            create.Message.Content,
            embeds: DiscordNetModels.Embeds(create.Message),
            allowedMentions: Nobody,
            messageReference: create.ReplyTo is { } message ? new MessageReference(Id(message), failIfNotExists: false) : null,
            components: DiscordNetModels.Buttons(create.Message),
            options: options));
    }

    private static Action<MessageProperties> Fill(DiscordMessage message) => properties =>
    {
        properties.Content = message.Content;
        properties.Embeds = DiscordNetModels.Embeds(message);
        properties.Components = DiscordNetModels.Buttons(message);
        properties.AllowedMentions = Nobody;
    };

    private static DiscordResult.Message Posted(IMessage message) => new(SocketEvents.Id(message.Id), SocketEvents.Id(message.Channel.Id));

    private static DiscordResult.Refused Unknown() => new(UnknownChannel, (int)HttpStatusCode.NotFound, "Unknown Channel");

    private static DiscordResult.Channel Describe(RestChannel channel) => new(
        SocketEvents.Id(channel.Id),
        channel is IGuildChannel inGuild ? SocketEvents.Id(inGuild.GuildId) : null,
        channel switch
        {
            RestThreadChannel thread => SocketEvents.Id(thread.ParentChannelId),
            INestedChannel { CategoryId: { } category } => SocketEvents.Id(category),
            _ => null,
        },
        (channel as IChannel).Name ?? "");

    private static ulong Id(string snowflake) => ulong.Parse(snowflake, NumberStyles.None, CultureInfo.InvariantCulture);

    private async Task<DiscordResult> RespondAsync(string token, Func<SocketInteraction, Task> respond)
    {
        if (interactions.Find(token) is not { } interaction)
        {
            return new DiscordResult.Refused(UnknownInteraction, (int)HttpStatusCode.NotFound, "Unknown interaction");
        }

        if (!interaction.HasResponded)
        {
            await respond(interaction);
        }

        return new DiscordResult.Done();
    }

    private async Task<IMessageChannel?> FindTextChannelAsync(string id, RequestOptions options) =>
        Socket?.GetChannel(Id(id)) as IMessageChannel ?? await rest.GetChannelAsync(Id(id), options) as IMessageChannel;
}
