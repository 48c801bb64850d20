using System.Collections.Immutable;
using System.Text.Json.Nodes;
using System.Text.RegularExpressions;

namespace SpaceNewsBot.Tests.Support.Telegram;

/// <content>The menus of commands (#setmycommands, #botcommandscope).</content>
internal sealed partial class BotApiServer
{
    private readonly Dictionary<string, IReadOnlyList<(string Command, string Description)>> menus = [];

    /// <summary>
    /// The menus by whom they are for: "default", "all_private_chats", "all_group_chats", "all_chat_administrators", "chat:-100",
    /// "chat_administrators:-100", "chat_member:-100:5"; those for one language have it behind a slash, as in "default/de".
    /// </summary>
    public IReadOnlyDictionary<string, IReadOnlyList<(string Command, string Description)>> Menus => Read(() => menus.ToImmutableDictionary());

    private BotApiOutcome SetMyCommands(JsonObject arguments)
    {
        if (arguments["commands"] is not JsonArray commands)
        {
            return BotApiOutcome.BadRequest("expected an Array of BotCommand");
        }

        foreach (var command in commands)
        {
            // #botcommand: "1-32 characters. Can contain only lowercase English letters, digits and underscores."
            if (!CommandName.IsMatch(command?["command"]?.GetValue<string>() ?? ""))
            {
                return BotApiOutcome.BadRequest("BOT_COMMAND_INVALID");
            }

            // #botcommand: "Description of the command; 1-256 characters."
            if (command?["description"]?.GetValue<string>() is not { Length: >= 1 and <= 256 })
            {
                return BotApiOutcome.BadRequest("BOT_COMMAND_DESCRIPTION_INVALID");
            }
        }

        if (commands.Count > 100)
        {
            // #setmycommands: "At most 100 commands can be specified."
            return BotApiOutcome.BadRequest("too many commands");
        }

        return InScope(arguments, key =>
        {
            menus.Remove(key);
            if (commands.Count > 0)
            {
                menus[key] = [.. commands.Select(c => (Text(c!.AsObject(), "command")!, Text(c.AsObject(), "description")!))];
            }

            return BotApiOutcome.True;
        });
    }

    private BotApiOutcome DeleteMyCommands(JsonObject arguments) => InScope(arguments, key =>
    {
        menus.Remove(key);
        return BotApiOutcome.True;
    });

    private BotApiOutcome GetMyCommands(JsonObject arguments) => InScope(arguments, key =>

        // #getmycommands: "If commands aren't set, an empty list is returned."
        BotApiOutcome.Accept(new JsonArray([.. menus.GetValueOrDefault(key, []).Select(c =>
            (JsonNode)new JsonObject { ["command"] = c.Command, ["description"] = c.Description })])));

    private BotApiOutcome InScope(JsonObject arguments, Func<string, BotApiOutcome> act)
    {
        const string Unreadable = "can't parse BotCommandScope: ";
        if (arguments["scope"] is not null and not JsonObject)
        {
            return BotApiOutcome.BadRequest(Unreadable + "BotCommandScope must be an Object");
        }

        var scope = arguments["scope"] as JsonObject ?? new JsonObject { ["type"] = "default" };
        var language = Text(arguments, "language_code") is { Length: > 0 } code ? $"/{code}" : "";
        switch (Text(scope, "type"))
        {
            case "default" or "all_private_chats" or "all_group_chats" or "all_chat_administrators":
                return act(Text(scope, "type") + language);
            case "chat" or "chat_administrators" or "chat_member":
                if (Number(scope, "chat_id") is null)
                {
                    return BotApiOutcome.BadRequest(Unreadable + "Can't find field \"chat_id\"");
                }

                var (chat, refusal) = FindChat(scope, toWrite: false);
                if (chat is null)
                {
                    return refusal!;
                }

                if (Text(scope, "type") == "chat_member" && Number(scope, "user_id") is not > 0)
                {
                    return BotApiOutcome.BadRequest(Unreadable + "Invalid user_id specified");
                }

                var member = Text(scope, "type") == "chat_member" ? $":{Text(scope, "user_id")}" : "";
                return act(FormattableString.Invariant($"{Text(scope, "type")}:{chat.Id}{member}{language}"));
            default:
                return BotApiOutcome.BadRequest(Unreadable + "Unsupported type specified");
        }
    }

    [GeneratedRegex("^[a-z0-9_]{1,32}$", RegexOptions.CultureInvariant)]
    private static partial Regex CommandName { get; }
}
