using System.Text.Json.Nodes;

namespace SpaceNewsBot.Tests.Support.Discord;

/// <content>What people do.</content>
internal sealed partial class DiscordServer
{
    private const ulong ManageGuild = 1UL << 5;

    // View channels, send messages (in threads too), embed links, read the history, use commands.
    private const ulong Everyones = (1UL << 10) | (1UL << 11) | (1UL << 14) | (1UL << 16) | (1UL << 31) | (1UL << 38);

    /// <summary>Somebody writes a message; its id.</summary>
    public async Task<string> SayAsync(string text, string user = Person, string channel = Channel, string? repliesTo = null, bool isBot = false)
    {
        var id = Mint();
        await SayAsync(id, text, user, channel, repliesTo, isBot);
        return id;
    }

    /// <summary>Somebody writes to the bot alone; the message's id.</summary>
    public Task<string> SayDirectAsync(string text, string user = Person) => SayAsync(text, user, (string)DirectChannel(user)["id"]!);

    /// <summary>Somebody makes a post in the forum; the thread's id, which is its first message's too.</summary>
    public async Task<string> PostInForumAsync(string title, string text, string user = Person)
    {
        var id = Mint();
        lock (gate)
        {
            threads[id] = (Forum, title);
        }

        await DispatchAsync("THREAD_CREATE", new JsonObject
        {
            ["id"] = id,
            ["type"] = 11,
            ["guild_id"] = Guild,
            ["parent_id"] = Forum,
            ["owner_id"] = user,
            ["name"] = title,
            ["newly_created"] = true,
            ["thread_metadata"] = new JsonObject { ["archived"] = false, ["auto_archive_duration"] = 1_440, ["archive_timestamp"] = "2022-03-01T00:00:00.000000+00:00", ["locked"] = false },
            ["message_count"] = 0,
            ["member_count"] = 1,
        });
        await SayAsync(id, text, user, id, repliesTo: null, isBot: false);
        return id;
    }

    /// <summary>Somebody uses a slash command; a value's type is told by it: text, bool, long.</summary>
    public Task<DiscordUse> UseAsync(string command, string user = Person, string? channel = Channel, params (string Name, object Value)[] options) =>
        InteractAsync(2, CommandData(command, options, focused: null), user, channel);

    /// <summary>Somebody types in an option that is completed.</summary>
    public Task<DiscordUse> TypeAsync(string command, string user, params (string Name, object Value)[] options) =>
        InteractAsync(4, CommandData(command, options, options[^1].Name), user, Channel);

    /// <summary>Somebody presses a button of the bot's.</summary>
    public Task<DiscordUse> PressAsync(DiscordPost post, string label, string user = Person)
    {
        var button = post.Buttons.Single(b => b.Label == label);
        return button.IsDisabled
            ? throw new InvalidOperationException("It can't be pressed.")
            : InteractAsync(3, new JsonObject { ["custom_id"] = button.CustomId, ["component_type"] = 2 }, user, post.ChannelId, post);
    }

    /// <summary>Somebody sends the form that a command or button opened.</summary>
    public async Task<DiscordUse> SendFormAsync(DiscordUse opened, string user, params (string Field, string Value)[] fields)
    {
        var form = (await opened.ResponseAsync())["data"]!;
        var rows = form["components"]!.AsArray().Select(row =>
        {
            var input = row!["components"]![0]!;
            var typed = fields.FirstOrDefault(f => f.Field == (string)input["custom_id"]!).Value ?? (string?)input["value"] ?? "";
            return (JsonNode)new JsonObject
            {
                ["type"] = 1,
                ["components"] = new JsonArray(new JsonObject { ["type"] = 4, ["custom_id"] = (string)input["custom_id"]!, ["value"] = typed }),
            };
        });
        return await InteractAsync(5, new JsonObject { ["custom_id"] = (string)form["custom_id"]!, ["components"] = new JsonArray([.. rows]) }, user, opened.ChannelId);
    }

    private async Task SayAsync(string id, string text, string user, string channel, string? repliesTo, bool isBot)
    {
        bool isDirect;
        DiscordPost? original;
        var post = new DiscordPost { Id = id, ChannelId = channel, AuthorId = user, RepliesTo = repliesTo, Body = new JsonObject { ["content"] = text } };
        lock (gate)
        {
            isDirect = direct.ContainsValue(channel);
            original = posts.Find(p => p.Id == repliesTo);
            posts.Add(post);
        }

        var isMention = text.Contains($"<@{BotId}>", StringComparison.Ordinal) || original?.AuthorId == BotId;
        var message = Describe(post);
        message["author"]!["bot"] = isBot;
        message["mentions"] = isMention ? new JsonArray(Bot()) : new JsonArray();
        if (!isDirect)
        {
            message["guild_id"] = Guild;
            message["member"] = Member(user, withUser: false);
        }

        if (repliesTo is not null)
        {
            message["message_reference"] = new JsonObject { ["type"] = 0, ["message_id"] = repliesTo, ["channel_id"] = channel };
            message["referenced_message"] = original is null ? null : Describe(original);
        }

        await DispatchAsync("MESSAGE_CREATE", message, session =>
        {
            // discord.com/developers/docs/events/gateway#message-content-intent
            var view = message.DeepClone().AsObject();
            if (!session.ReadsContent && !isDirect && !isMention)
            {
                view["content"] = "";
            }

            return view;
        });
    }

    private async Task<DiscordUse> InteractAsync(int type, JsonObject data, string user, string? channel, DiscordPost? post = null)
    {
        var place = channel ?? (string)DirectChannel(user)["id"]!;
        var isDirect = direct.ContainsValue(place);
        var use = new DiscordUse { Id = Mint(), Token = $"token-{Mint()}", ChannelId = place, At = clock.GetUtcNow(), MessageId = post?.Id };
        lock (gate)
        {
            uses[use.Token] = use;
        }

        var interaction = new JsonObject
        {
            ["id"] = use.Id,
            ["application_id"] = ApplicationId,
            ["type"] = type,
            ["data"] = data,
            ["token"] = use.Token,
            ["version"] = 1,
            ["channel_id"] = place,
            ["channel"] = isDirect ? DirectChannel(user) : ChannelObject(place),
            ["locale"] = "en-US",
            ["entitlements"] = new JsonArray(),
            ["authorizing_integration_owners"] = new JsonObject(),
            ["app_permissions"] = "0",
        };
        if (post is not null)
        {
            interaction["message"] = Describe(post);
        }

        if (isDirect)
        {
            interaction["user"] = User(user);
        }
        else
        {
            interaction["guild_id"] = Guild;
            interaction["guild_locale"] = "en-US";
            interaction["member"] = Member(user, withUser: true);
        }

        await DispatchAsync("INTERACTION_CREATE", interaction);
        return use;
    }

    private JsonObject CommandData(string command, (string Name, object Value)[] options, string? focused)
    {
        var words = command.Split(' ');
        var attachments = new JsonObject();
        var values = new JsonArray([.. options.Select(o => (JsonNode)Option(o.Name, o.Value, o.Name == focused, attachments))]);
        for (var i = words.Length - 1; i > 0; i--)
        {
            values = [new JsonObject { ["type"] = 1, ["name"] = words[i], ["options"] = values }];
        }

        var data = new JsonObject { ["id"] = Mint(), ["name"] = words[0], ["type"] = 1, ["options"] = values };
        if (attachments.Count > 0)
        {
            data["resolved"] = new JsonObject { ["attachments"] = attachments };
        }

        return data;
    }

    private JsonObject Option(string name, object value, bool isFocused, JsonObject attachments)
    {
        var option = new JsonObject { ["name"] = name, ["type"] = value switch { string => 3, long => 4, bool => 5, Uri => 11, _ => throw new ArgumentOutOfRangeException(nameof(value)) } };
        switch (value)
        {
            case Uri file:
                var id = Mint();
                attachments[id] = new JsonObject { ["id"] = id, ["filename"] = Path.GetFileName(file.LocalPath), ["size"] = 100, ["url"] = file.ToString(), ["proxy_url"] = file.ToString() };
                option["value"] = id;
                break;
            default:
                option["value"] = JsonValue.Create(value);
                break;
        }

        if (isFocused)
        {
            option["focused"] = true;
        }

        return option;
    }

    private static JsonObject Member(string user, bool withUser)
    {
        var member = new JsonObject
        {
            ["roles"] = user == Moderator ? new JsonArray(ModeratorRole) : [],
            ["joined_at"] = "2022-03-01T00:00:00.000000+00:00",
            ["deaf"] = false,
            ["mute"] = false,
            ["flags"] = 0,
            ["nick"] = null,
        };
        if (withUser)
        {
            member["user"] = User(user);
            member["permissions"] = (Everyones | (user == Moderator ? ManageGuild : 0)).ToString(System.Globalization.CultureInfo.InvariantCulture);
        }

        return member;
    }
}
