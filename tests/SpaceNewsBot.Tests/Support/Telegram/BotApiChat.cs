using System.Text.Json.Nodes;

namespace SpaceNewsBot.Tests.Support.Telegram;

/// <summary>A chat that the bot may see.</summary>
internal sealed class BotApiChat(long id, string type, string title)
{
    public long Id { get; } = id;

    public string Type { get; set; } = type;

    public string Title { get; set; } = title;

    public bool IsForum { get; set; }

    /// <summary>The supergroup that it became.</summary>
    public long? UpgradedTo { get; set; }

    /// <summary>The topics in which somebody wrote.</summary>
    public HashSet<int> Topics { get; } = [];

    /// <summary>The members' status, by the user's id.</summary>
    public Dictionary<long, string> Members { get; } = [];

    public bool IsPrivate => Type == "private";

    public bool IsGroup => Type is "group" or "supergroup";

    /// <summary>core.telegram.org/bots/api#chat</summary>
    public JsonObject Describe()
    {
        var chat = new JsonObject { ["id"] = Id, ["type"] = Type };
        if (IsPrivate)
        {
            chat["first_name"] = "Ada";
        }
        else
        {
            chat["title"] = Title;
        }

        if (IsForum)
        {
            chat["is_forum"] = true;
        }

        return chat;
    }
}
