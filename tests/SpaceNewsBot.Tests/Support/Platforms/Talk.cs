namespace SpaceNewsBot.Tests.Support.Platforms;

/// <summary>A person's talk with the bot in one chat of one platform; each thing that they do has one reply.</summary>
internal abstract class Talk
{
    /// <summary>Writes to the bot: where others read along, by naming it.</summary>
    public abstract Task<Said> SayAsync(string text);

    /// <summary>Writes in reply to a message of the bot's.</summary>
    public abstract Task<Said> ReplyAsync(Said to, string text);

    /// <summary>Asks by the command.</summary>
    public abstract Task<Said> AskAsync(string question);

    /// <summary>Gives a command of one word.</summary>
    public abstract Task<Said> CommandAsync(string name);

    /// <summary>Presses a button under a message of the bot's.</summary>
    public abstract Task<Said> PressAsync(Said on, string label);

    /// <summary>What a message shows once it was edited so often.</summary>
    public abstract Task<Said> WaitForEditAsync(Said of, int edits);

    /// <summary>All pages of a reply, turned one by one, without the platform's own buttons that turn them.</summary>
    public async Task<string> ReadAsync(Said reply)
    {
        var pages = new List<string>();
        for (var page = reply; page is not null; page = await TurnAsync(page))
        {
            pages.Add((page.Shown with { Buttons = [.. page.Shown.Buttons.Where(b => !Turns(b))] }).ToString());
        }

        return string.Join("\n(next page)\n", pages);
    }

    /// <summary>Turns to the next page; null when there is none.</summary>
    protected abstract Task<Said?> TurnAsync(Said page);

    /// <summary>Whether a button turns pages.</summary>
    protected abstract bool Turns(string label);
}
