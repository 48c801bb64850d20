using System.Globalization;
using System.Text;
using SpaceNewsBot.Core.Chat;
using SpaceNewsBot.Core.Commands;
using SpaceNewsBot.Core.Previews;
using SpaceNewsBot.Core.Sources;
using SpaceNewsBot.Core.Workspaces;
using SpaceNewsBot.Tests.Support;
using Xunit;

namespace SpaceNewsBot.Tests.Commands;

/// <summary>A store with the workspaces "ours" and "theirs", each with a source and a question that was asked; theirs has one of everything else too.</summary>
internal sealed class CommandRoom : IDisposable
{
    public const string Ours = "ours";
    public const string Theirs = "theirs";

    private const string TheirCode = "WXYZ2345";

    private static readonly ConversationAddress _theirChat = new("telegram", "-100777888");

    private readonly TemporaryFolder folder = new();
    private readonly SqliteStore store;
    private int updates;

    public CommandRoom()
    {
        store = new SqliteStore(folder.Path);
        Services = store.CreateServices();
    }

    public CommandServices Services { get; }

    /// <summary>Their source's id; ours has another.</summary>
    public string TheirSource { get; private set; } = "";

    /// <summary>The number of the message whose answer is theirs.</summary>
    public long TheirAnswer { get; private set; }

    /// <summary>The number of their golden question.</summary>
    public long TheirGolden { get; private set; }

    /// <summary>The number of their change that waits to be confirmed.</summary>
    public long TheirProposal { get; private set; }

    /// <summary>The number of their question that couldn't be answered, and of its group.</summary>
    public long TheirAbstention { get; private set; }

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    /// <summary>Fills both workspaces with words that stand nowhere else.</summary>
    public async Task FillAsync()
    {
        await AddAsync(Ours, "Quarry halts work\n\nThe quarry of Obrin suspended its blasting on Tuesday because a crane had failed.");
        TheirSource = await AddAsync(
            Theirs, "Zeppelin grounded\n\nThe zeppelin of Xanthe suspended its flights on Friday because Wolfram Yttrium had warned of a storm.");
        await AskAsync(Ours, "Why did the quarry suspend its blasting?");
        TheirAnswer = await AskAsync(Theirs, "Why did the zeppelin suspend its flights?");
        TheirAbstention = await AskAsync(Theirs, "Who designed the Xanthe aquarium?");
        Assert.Contains(await Services.Unanswered.ListAsync(Theirs, Token), group => group.Id == TheirAbstention);
        TheirGolden = Assert.IsType<GoldenOutcome.Added>(
            await Services.Goldens.AddAsync(Theirs, "When were the flights suspended?", TheirSource, Actor.CommandLine, Token)).Question.Id;

        TheirProposal = (await Services.Proposals.AddAsync(
            Theirs, TheirAnswer, $"/sources remove {TheirSource}", 1, new Actor("telegram", "9990999"), Token)).Id;

        // Whoever holds a code that is good may use it; theirs was used for their chat.
        await Services.Workspaces.AddLinkCodeAsync(Theirs, TheirCode, store.Clock.GetUtcNow().AddMinutes(15), Actor.CommandLine, Token);
        Assert.IsType<LinkOutcome.Linked>(await Services.Workspaces.RedeemLinkCodeAsync(TheirCode, _theirChat, "default", Actor.CommandLine, Token));
        await Services.Workspaces.SetRightAsync(Theirs, new Actor("telegram", "9990999"), Right.Moderator, Actor.CommandLine, Token);
    }

    /// <summary>What an argument's name stands for among their things; null for what isn't theirs to have.</summary>
    public string? Their(string argument) => argument switch
    {
        "ID" or "SOURCE" or "--source" => TheirSource,
        "ROW" => $"{TheirSource}#1",
        "ANSWER" => TheirAnswer.ToString(CultureInfo.InvariantCulture),
        "REVISION" or "FROM" or "TO" => "1",
        "GOLDEN" => TheirGolden.ToString(CultureInfo.InvariantCulture),
        "GROUP" => TheirAbstention.ToString(CultureInfo.InvariantCulture),
        "PROPOSAL" => TheirProposal.ToString(CultureInfo.InvariantCulture),
        "CHANNEL" => "1100000000000000011",
        "CODE" => TheirCode,
        "--chat" => $"{_theirChat.Platform}:{_theirChat.Chat}",
        "MEMBER" or "PERSON" => "telegram:9990999",
        _ => null,
    };

    /// <summary>The rows of every table, in order.</summary>
    /// <param name="workspace">The rows of this workspace; null for all but the audit log's, which tells of a refusal and by whom.</param>
    public string Dump(string? workspace = null)
    {
        using var connection = store.ConnectDirectly();
        var tables = new List<string>();
        using (var command = connection.CreateCommand())
        {
            command.CommandText = "SELECT name FROM sqlite_master WHERE type = 'table' AND name NOT LIKE 'sqlite_%' ORDER BY name";
            using var reader = command.ExecuteReader();
            while (reader.Read())
            {
                tables.Add(reader.GetString(0));
            }
        }

        var dump = new StringBuilder();
        foreach (var table in tables.Where(t => workspace is not null || t is not ("audit" or "people")))
        {
            using var command = connection.CreateCommand();
#pragma warning disable CA2100 // The names come from the schema.
            command.CommandText = $"SELECT * FROM \"{table}\"";
#pragma warning restore CA2100
            using var reader = command.ExecuteReader();
            var owner = Enumerable.Range(0, reader.FieldCount).FirstOrDefault(i => reader.GetName(i) == "workspace_id", -1);
            var rows = new List<string>();
            while (reader.Read())
            {
                if (workspace is null || (owner >= 0 && workspace.Equals(reader.GetValue(owner))))
                {
                    rows.Add(string.Join('|', Enumerable.Range(0, reader.FieldCount)
                        .Select(i => reader.GetValue(i) is byte[] bytes ? Convert.ToHexString(bytes) : reader.GetValue(i).ToString())));
                }
            }

            dump.Append(table).Append('\n').AppendJoin('\n', rows.Order(StringComparer.Ordinal)).Append('\n');
        }

        return dump.ToString();
    }

    /// <summary>A call in our workspace; in a chat it came as a recorded message.</summary>
    public async Task<CommandCall> CallAsync(CommandRow row, CommandSurfaces surface, Actor actor, Right right, Func<string, string?> resolve)
    {
        var item = surface == CommandSurfaces.Terminal ? null : await RecordAsync(Ours, "a command", surface == CommandSurfaces.PrivateChat);
        return new CommandCall(Ours, actor, right, surface, CommandExamples.Values(row, resolve), item);
    }

    public void Dispose()
    {
        store.Dispose();
        folder.Dispose();
    }

    private async Task<string> AddAsync(string workspace, string text)
    {
        var outcome = await new SourceEditor(store.Sources, store.Clock)
            .EditAsync(new SourceChange.Add(new SourceMaterial(workspace, text, "command line", "A test needs it.")), Token);
        return Assert.IsType<SourceEditOutcome.Committed>(outcome).SourceId;
    }

    private async Task<long> AskAsync(string workspace, string question)
    {
        var item = await RecordAsync(workspace, question, isPrivate: false);
        var values = CommandExamples.Parsed(CommandParser.Parse(CommandTable.Ask, question));
        await new CommandDispatcher(Services).RunAsync(
            CommandTable.Ask, new CommandCall(workspace, new Actor("test", "5"), Right.Reader, CommandSurfaces.Group, values, item), Token);
        return item.Id;
    }

    private async Task<InboxItem> RecordAsync(string workspace, string text, bool isPrivate)
    {
        var update = $"{++updates}";
        var message = new IncomingMessage(
            new ConversationAddress("test", $"chat {update}"), update, workspace, "5", text, store.Clock.GetUtcNow(), isPrivate);
        await store.Inbox.RecordAsync(message, null, Token);
        return (await store.Inbox.ReadHeadsAsync(["test"], 100, Token)).Single(i => i.Message.UpdateId == update);
    }
}
