using System.Runtime.CompilerServices;
using NetCompiler.Threading;

namespace NetCompiler.IntegrationTests.Harness;

/// <summary>Networks of tests are small: in workspaces of several threads these share whatever can be shared.</summary>
internal static class SharedKernels
{
    [ModuleInitializer]
    internal static void ShareAll() => KernelTeam.LeastWork = 1;
}
