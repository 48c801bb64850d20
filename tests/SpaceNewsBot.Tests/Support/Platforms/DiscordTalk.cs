using SpaceNewsBot.Tests.Support.Discord;

namespace SpaceNewsBot.Tests.Support.Platforms;

/// <summary>A talk in Discord: in a channel of the server, or directly.</summary>
/// <param name="server">Discord.</param>
/// <param name="channel">The channel; null for the direct one.</param>
/// <param name="person">Who talks.</param>
internal sealed class DiscordTalk(DiscordServer server, string? channel, string person) : Talk
{
    private const string Next = "Next";

    public override async Task<Said> SayAsync(string text) => await WaitForReplyAsync(channel is null
        ? await server.SayDirectAsync(text, person)
        : await server.SayAsync($"<@{DiscordServer.BotId}> {text}".TrimEnd(), person, channel));

    public override async Task<Said> ReplyAsync(Said to, string text)
    {
        var post = (DiscordPost)to.Message;
        return await WaitForReplyAsync(await server.SayAsync(text, person, post.ChannelId, repliesTo: post.Id));
    }

    public override Task<Said> AskAsync(string question) => UseAsync("ask", ("question", question));

    public override Task<Said> CommandAsync(string name) => UseAsync(name);

    public override async Task<Said> PressAsync(Said on, string label) => await WaitForReplyAsync(await server.PressAsync((DiscordPost)on.Message, label, person));

    /// <summary>Uses a slash command.</summary>
    public async Task<Said> UseAsync(string command, params (string Name, object Value)[] options) =>
        await WaitForReplyAsync(await server.UseAsync(command, person, channel, options));

    public override async Task<Said> WaitForEditAsync(Said of, int edits)
    {
        var id = ((DiscordPost)of.Message).Id;
        return Read(await server.WaitForPostAsync(p => p.Id == id && p.Edits == edits));
    }

    protected override async Task<Said?> TurnAsync(Said page)
    {
        var post = (DiscordPost)page.Message;
        if (!post.Buttons.Any(b => b is { Label: Next, IsDisabled: false }))
        {
            return null;
        }

        var edits = post.Edits;
        await server.PressAsync(post, Next, person);
        return await WaitForEditAsync(page, edits + 1);
    }

    protected override bool Turns(string label) => label is Next or "Previous";

    private async Task<Said> WaitForReplyAsync(string written) => Read(await server.WaitForPostAsync(p => p.AuthorId == DiscordServer.BotId && p.RepliesTo == written));

    private async Task<Said> WaitForReplyAsync(DiscordUse use) => Read(await server.WaitForPostAsync(p => p.Interaction == use.Id));

    private static Said Read(DiscordPost post) => new(ShownReply.Of(post), post);
}
