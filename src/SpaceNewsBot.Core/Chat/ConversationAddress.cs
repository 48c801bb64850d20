namespace SpaceNewsBot.Core.Chat;

/// <summary>Where messages come from and go to.</summary>
/// <param name="Platform">The platform's name in lower case, for example "telegram".</param>
/// <param name="ChatId">The platform's id of the chat.</param>
public sealed record ConversationAddress(string Platform, string ChatId);
