using Xunit;

namespace NetCompiler.IntegrationTests.Guarantees;

/// <summary>Tests that no other test may run beside: what others allocate would count.</summary>
[CollectionDefinition(Name, DisableParallelization = true)]
public sealed class Alone
{
    public const string Name = "Alone";
}
