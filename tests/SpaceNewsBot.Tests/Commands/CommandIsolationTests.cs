using SpaceNewsBot.Core.Commands;
using SpaceNewsBot.Core.Workspaces;
using SpaceNewsBot.Telegram.Rendering;
using Xunit;

namespace SpaceNewsBot.Tests.Commands;

/// <summary>Nothing of one workspace shows in another, or is changed from there, for every row of the table.</summary>
public sealed class CommandIsolationTests : IDisposable
{
    // Words of their text and questions; the id of their source is typed by whoever asks, so it may be repeated.
    private static readonly string[] _theirWords = ["Xanthe", "Wolfram", "Yttrium", "flights", "grounded", "9990999", "aquarium"];

    private readonly CommandRoom room = new();

    public static TheoryData<string, CommandSurfaces> Rows => [.. CommandExamples.RowsAndSurfaces().Select(r => (r.Row.Name, r.Surface))];

    public void Dispose() => room.Dispose();

    [Theory]
    [MemberData(nameof(Rows))]
    public async Task Shows_and_changes_nothing_of_another_workspace(string name, CommandSurfaces surface)
    {
        await room.FillAsync();
        var row = CommandTable.Rows.Single(r => r.Name == name);
        var typed = new HashSet<string>(StringComparer.Ordinal);
        var call = await room.CallAsync(row, surface, Actor.CommandLine, Right.Owner, argument => Type(room.Their(argument)));
        var before = room.Dump(CommandRoom.Theirs);

        var reply = await new CommandDispatcher(room.Services).RunAsync(row, call, TestContext.Current.CancellationToken);

        var shown = typed.Aggregate(string.Concat(TelegramReplyRenderer.Render(reply)), (text, own) => text.Replace(own, "", StringComparison.Ordinal));
        Assert.NotEqual("", before);
        Assert.All(_theirWords, word => Assert.DoesNotContain(word, shown, StringComparison.OrdinalIgnoreCase));
        Assert.Equal(before, room.Dump(CommandRoom.Theirs));

        // The command line opens the whole store, and lists every workspace with its chats.
        Assert.Equal(name == "workspace list" && surface == CommandSurfaces.Terminal, shown.Contains("-100777888", StringComparison.Ordinal));

        string? Type(string? value)
        {
            if (value is not null)
            {
                typed.Add(value);
            }

            return value;
        }
    }
}
