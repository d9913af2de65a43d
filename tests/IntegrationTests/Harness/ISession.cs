using System.Collections.Generic;

namespace NetCompiler.IntegrationTests.Harness;

/// <summary>A training session, whatever its batch.</summary>
internal interface ISession
{
    IBatch Batch { get; }

    IReadOnlyList<ParameterView> Parameters { get; }

    IReadOnlyList<ParameterView> Gradients { get; }

    int ActiveThreads { get; }

    float Step();

    float ComputeGradients();

    void Update();

    void Publish();

    float Evaluate();

    NumericalProblem? Trace();
}
