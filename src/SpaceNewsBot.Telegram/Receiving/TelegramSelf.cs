namespace SpaceNewsBot.Telegram.Receiving;

/// <summary>Who the bot is in Telegram.</summary>
/// <param name="Id">Its user id.</param>
/// <param name="Name">Its user name, without the "@".</param>
internal sealed record TelegramSelf(long Id, string Name)
{
    /// <summary>
    /// The address that opens the private chat with the bot; pressing Start there sends the parameter
    /// (core.telegram.org/bots/features#deep-linking).
    /// </summary>
    /// <param name="command">A command of one word and a number, for example "/evidence 12".</param>
    public string LinkTo(string command) => $"https://t.me/{Name}?start={command[1..].Replace(' ', '_')}";
}
