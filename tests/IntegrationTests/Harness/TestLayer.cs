using System;
using NetCompiler.Compiler.Layers;

namespace NetCompiler.IntegrationTests.Harness;

/// <summary>A layer that only tests have: operators that no attribute gives yet.</summary>
internal sealed class TestLayer(string kind, Action<LoweringContext> lower) : Layer
{
    public override string Kind => kind;

    public override void Lower(LoweringContext context) => lower(context);
}
