using System.Collections.Generic;

namespace NetCompiler.IntegrationTests.Harness;

/// <summary>Hands everything on to a session.</summary>
internal sealed class Session<TBatch>(TrainingSession<TBatch> session) : ISession
    where TBatch : class, IBatch
{
    public IBatch Batch => session.Batch;

    public IReadOnlyList<ParameterView> Parameters => session.Parameters;

    public IReadOnlyList<ParameterView> Gradients => session.Gradients;

    public int ActiveThreads => session.ActiveThreads;

    public float Step() => session.Step();

    public float ComputeGradients() => session.ComputeGradients();

    public void Update() => session.Update();

    public void Publish() => session.Publish();

    public float Evaluate() => session.Evaluate();

    public NumericalProblem? Trace() => session.Trace();
}
