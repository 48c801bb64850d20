using System.Text.Json.Nodes;

namespace SpaceNewsBot.Tests.Support.Telegram;

/// <summary>A formatted span of a message.</summary>
internal sealed record BotApiEntity(string Tag, int Start, int Length, string? Address)
{
    /// <summary>core.telegram.org/bots/api#messageentity</summary>
    public JsonObject Describe()
    {
        var entity = new JsonObject
        {
            ["type"] = Tag switch
            {
                "b" or "strong" => "bold",
                "i" or "em" => "italic",
                "u" or "ins" => "underline",
                "s" or "strike" or "del" => "strikethrough",
                "span" or "tg-spoiler" => "spoiler",
                "a" => "text_link",
                _ => Tag,
            },
            ["offset"] = Start,
            ["length"] = Length,
        };
        if (Address is not null)
        {
            entity["url"] = Address;
        }

        return entity;
    }
}
