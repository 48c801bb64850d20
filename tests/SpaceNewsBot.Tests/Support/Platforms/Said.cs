namespace SpaceNewsBot.Tests.Support.Platforms;

/// <summary>A reply of the bot's.</summary>
/// <param name="Shown">What a client shows of it.</param>
/// <param name="Message">The platform's own message.</param>
internal sealed record Said(ShownReply Shown, object Message);
