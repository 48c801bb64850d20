using System.Text.Json.Nodes;

namespace SpaceNewsBot.Tests.Support.Telegram;

/// <content>Chats and who is in them (#chat, #chatmember).</content>
internal sealed partial class BotApiServer
{
    private readonly Dictionary<long, BotApiChat> chats = [];
    private readonly HashSet<long> people = [];
    private readonly HashSet<long> blocked = [];

    /// <summary>A group that the bot is in.</summary>
    public void AddGroup(long chatId, string type = "supergroup", string title = "A group", bool isForum = false)
    {
        lock (gate)
        {
            var chat = FindOrAddChat(chatId, type);
            (chat.Type, chat.Title, chat.IsForum) = (type, title, isForum);
        }
    }

    /// <summary>Gives somebody a place in a group; the bot too has one.</summary>
    /// <param name="chatId">The group.</param>
    /// <param name="userId">The user.</param>
    /// <param name="status">"creator", "administrator", "member", "restricted", "left" or "kicked" (#chatmember).</param>
    public void SetMember(long chatId, long userId, string status)
    {
        if (status is not ("creator" or "administrator" or "member" or "restricted" or "left" or "kicked"))
        {
            throw new ArgumentException($"There is no status {status} (core.telegram.org/bots/api#chatmember).", nameof(status));
        }

        lock (gate)
        {
            if (chatId > 0)
            {
                throw new ArgumentException("A private chat has no members to appoint.", nameof(chatId));
            }

            people.Add(userId);
            FindOrAddChat(chatId, "supergroup").Members[userId] = status;
        }
    }

    /// <summary>
    /// A group becomes a supergroup, with a new id (#message: migrate_to_chat_id, migrate_from_chat_id). Both service messages are
    /// delivered; the id of the first one's update is returned.
    /// </summary>
    public int Upgrade(long groupId, long supergroupId)
    {
        lock (gate)
        {
            var old = chats[groupId];
            AddGroup(supergroupId, title: old.Title);
            foreach (var (user, status) in old.Members)
            {
                chats[supergroupId].Members[user] = status;
            }

            var update = WriteMessage(new JsonObject { ["migrate_to_chat_id"] = supergroupId }, groupId, GroupAnonymousBot);
            WriteMessage(new JsonObject { ["migrate_from_chat_id"] = groupId }, supergroupId, GroupAnonymousBot);
            old.UpgradedTo = supergroupId;
            return update;
        }
    }

    /// <summary>Somebody blocks the bot.</summary>
    public void Block(long chatId) => Read(() => blocked.Add(chatId));

    /// <summary>The chat of a call; or why it can't be had. What is written there needs more than what is read.</summary>
    private (BotApiChat? Chat, BotApiOutcome? Refusal) FindChat(JsonObject arguments, bool toWrite)
    {
        if (Number(arguments, "chat_id") is not { } id)
        {
            return (null, BotApiOutcome.BadRequest("chat_id is empty"));
        }

        if (!chats.TryGetValue(id, out var chat))
        {
            // "Bots can't initiate conversations with users" (core.telegram.org/bots/features#what-can-bots-do); somebody of whom
            // the bot never heard isn't even found.
            return (null, toWrite && people.Contains(id)
                ? BotApiOutcome.Refuse(new(403, "Forbidden: bot can't initiate conversation with a user"))
                : BotApiOutcome.BadRequest("chat not found"));
        }

        if (chat.UpgradedTo is { } supergroup)
        {
            // #responseparameters: "The group has been migrated to a supergroup with the specified identifier."
            return (null, BotApiOutcome.Refuse(new(400, "Bad Request: group chat was upgraded to a supergroup chat", MigrateToChatId: supergroup)));
        }

        var place = chat.Type == "group" ? "group chat" : $"{chat.Type} chat";
        return chat.Members.GetValueOrDefault(BotId) switch
        {
            "kicked" => (null, BotApiOutcome.Refuse(new(403, $"Forbidden: bot was kicked from the {place}"))),
            "left" => (null, BotApiOutcome.Refuse(new(403, $"Forbidden: bot is not a member of the {place}"))),
            _ when toWrite && blocked.Contains(id) => (null, BotApiOutcome.Refuse(new(403, "Forbidden: bot was blocked by the user"))),
            _ => (chat, null),
        };
    }

    private BotApiOutcome GetChatMember(JsonObject arguments)
    {
        // #getchatmember
        if (Number(arguments, "user_id") is not { } user || user <= 0)
        {
            return BotApiOutcome.BadRequest("invalid user_id specified");
        }

        return FindChat(arguments, toWrite: false) switch
        {
            { Refusal: { } refusal } => refusal,
            { Chat: { IsPrivate: true } chat } when user == chat.Id || user == BotId => BotApiOutcome.Accept(DescribeMember(user, "member")),
            { Chat: { } chat } when chat.Members.TryGetValue(user, out var status) => BotApiOutcome.Accept(DescribeMember(user, status)),
            _ => BotApiOutcome.BadRequest("user not found"),
        };
    }

    private BotApiOutcome GetChatAdministrators(JsonObject arguments) =>

        // #getchatadministrators: "a list of administrators in a chat, which aren't bots"
        FindChat(arguments, toWrite: false) switch
        {
            { Refusal: { } refusal } => refusal,
            { Chat.IsPrivate: true } => BotApiOutcome.BadRequest("there are no administrators in the private chat"),
            { Chat: var chat } => BotApiOutcome.Accept(new JsonArray([.. chat!.Members
                .Where(m => m.Value is "creator" or "administrator" && m.Key != BotId)
                .Select(m => (JsonNode)DescribeMember(m.Key, m.Value))])),
        };

    private static JsonObject DescribePerson(long userId) => userId == BotId
        ? DescribeBot()
        : new JsonObject { ["id"] = userId, ["is_bot"] = false, ["first_name"] = "Ada" };

    private static JsonObject DescribeMember(long userId, string status)
    {
        var member = new JsonObject { ["status"] = status, ["user"] = DescribePerson(userId) };
        string[] granted = status switch
        {
            // #chatmemberowner, #chatmemberadministrator, #chatmemberrestricted
            "creator" => [],
            "administrator" => ["can_be_edited", "can_manage_chat", "can_delete_messages", "can_manage_video_chats", "can_restrict_members", "can_promote_members", "can_change_info", "can_invite_users", "can_post_stories", "can_edit_stories", "can_delete_stories"],
            "restricted" => ["is_member", "can_send_messages", "can_send_audios", "can_send_documents", "can_send_photos", "can_send_videos", "can_send_video_notes", "can_send_voice_notes", "can_send_polls", "can_send_other_messages", "can_add_web_page_previews", "can_change_info", "can_invite_users", "can_pin_messages", "can_manage_topics"],
            _ => [],
        };
        foreach (var right in granted)
        {
            member[right] = true;
        }

        if (status is "creator" or "administrator")
        {
            member["is_anonymous"] = false;
        }

        if (status is "restricted" or "kicked")
        {
            // #chatmemberbanned: "If 0, then the user is banned forever".
            member["until_date"] = 0;
        }

        return member;
    }

    private BotApiChat FindOrAddChat(long id, string type) =>
        chats.TryGetValue(id, out var known) ? known : chats[id] = new BotApiChat(id, type, "A group");
}
