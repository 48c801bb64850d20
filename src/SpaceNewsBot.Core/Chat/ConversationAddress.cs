namespace SpaceNewsBot.Core.Chat;

/// <summary>Where messages come from and go to.</summary>
/// <param name="Platform">The platform's name in lower case, for example "telegram".</param>
/// <param name="ChatId">The platform's id of the chat; a thread of its own inside it stands behind a slash.</param>
public sealed record ConversationAddress(string Platform, string ChatId)
{
    private const char PersonMark = '@';

    /// <summary>The platform's id of the chat with all of its threads: what is linked to a workspace.</summary>
    public string Chat => ChatId.Split('/', 2)[0];

    /// <summary>The person whose private chat this is, when the platform has to find that chat first; else null.</summary>
    public string? Person => ChatId is [PersonMark, .. var person] ? person : null;

    /// <summary>The private chat with a person, wherever it is.</summary>
    public static ConversationAddress OfPerson(string platform, string userId) => new(platform, $"{PersonMark}{userId}");
}
