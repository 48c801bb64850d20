using SpaceNewsBot.Core.Audit;
using SpaceNewsBot.Core.Workspaces;
using SpaceNewsBot.Tests.Contracts;
using SpaceNewsBot.Tests.Support;

namespace SpaceNewsBot.Tests.Storage;

public sealed class SqliteWorkspaceStoreTests : WorkspaceStoreContract, IDisposable
{
    private readonly TemporaryFolder _folder = new();
    private readonly SqliteStore _store;

    public SqliteWorkspaceStoreTests() => _store = new SqliteStore(_folder.Path);

    protected override IWorkspaceStore Store => _store.Workspaces;

    protected override IAuditLog Audit => _store.Audit;

    protected override DateTimeOffset Now => _store.Clock.GetUtcNow();

    public void Dispose()
    {
        _store.Dispose();
        _folder.Dispose();
    }

    protected override void Pass(TimeSpan time) => _store.Clock.Advance(time);
}
