using SpaceNewsBot.Core.Audit;
using SpaceNewsBot.Core.Chat;
using SpaceNewsBot.Core.Commands;
using SpaceNewsBot.Core.Workspaces;
using Xunit;

namespace SpaceNewsBot.Tests.Commands;

/// <summary>Who may call a command, for every row of the table.</summary>
public sealed class CommandRightsTests : IDisposable
{
    private static readonly Actor _person = new("telegram", "5");

    private readonly CommandRoom room = new();

    public static TheoryData<string, CommandSurfaces> Protected =>
        [.. CommandExamples.RowsAndSurfaces().Where(r => r.Row.Right > Right.Reader).Select(r => (r.Row.Name, r.Surface))];

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    public void Dispose() => room.Dispose();

    [Theory]
    [MemberData(nameof(Protected))]
    public async Task Refuses_who_lacks_the_right_writes_it_down_and_changes_nothing(string name, CommandSurfaces surface)
    {
        await room.FillAsync();
        var row = CommandTable.Rows.Single(r => r.Name == name);
        var call = await room.CallAsync(row, surface, _person, row.Right - 1, _ => null);
        var before = room.Dump();

        var reply = await new CommandDispatcher(room.Services).RunAsync(row, call, Token);

        var sentence = Assert.IsType<Reply.OfRefusal>(reply).Sentence;
        Assert.Contains(row.Name, sentence, StringComparison.Ordinal);
        Assert.Single(sentence.Split('\n'));
        Assert.Equal(before, room.Dump());
        var entry = (await room.Services.Audit.ReadAsync(new AuditFilter(CommandRoom.Ours), Token))[0];
        Assert.Equal((AuditAction.Refused, row.Name, _person.ToString()), (entry.Action, entry.Subject, entry.Actor));
    }

    [Theory]
    [MemberData(nameof(Protected))]
    public async Task Heeds_a_right_that_was_granted_by_name_in_this_workspace_alone(string name, CommandSurfaces surface)
    {
        await room.FillAsync();
        var row = CommandTable.Rows.Single(r => r.Name == name);
        var dispatcher = new CommandDispatcher(room.Services);
        await room.Services.Workspaces.SetRightAsync(CommandRoom.Theirs, _person, Right.Owner, Actor.CommandLine, Token);
        var call = await room.CallAsync(row, surface, _person, Right.Reader, _ => null);

        await dispatcher.RunAsync(row, call, Token);
        var refusals = await RefusalsAsync(row);
        await room.Services.Workspaces.SetRightAsync(CommandRoom.Ours, _person, row.Right, Actor.CommandLine, Token);
        await dispatcher.RunAsync(row, call, Token);

        Assert.Equal(1, refusals);
        Assert.Equal(1, await RefusalsAsync(row));
    }

    // A handler refuses for reasons of its own; the missing right is written down by its name.
    private async Task<int> RefusalsAsync(CommandRow row) =>
        (await room.Services.Audit.ReadAsync(new AuditFilter(CommandRoom.Ours, _person.ToString(), AuditAction.Refused, row.Name), Token))
        .Count(e => e.Detail.StartsWith("needs the right", StringComparison.Ordinal));
}
