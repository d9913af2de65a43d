using System;
using System.Collections.Generic;
using System.Linq;
using NetCompiler.CompilerServices;
using NetCompiler.Threading;

namespace NetCompiler;

/// <summary>
/// A training under way: a working copy of the weights, the gradients, the optimizer's state and the threads. Predictions of the network do not
/// see the working copy until <see cref="Publish"/>. One thread at a time may use a session; nothing has to be disposed.
/// </summary>
/// <typeparam name="TBatch">The network's own batch.</typeparam>
/// <remarks>
/// Filling the batch, <see cref="Step"/>, <see cref="ComputeGradients"/> and <see cref="Update"/> allocate nothing after the first time.
/// </remarks>
public sealed partial class TrainingSession<TBatch>
    where TBatch : class, IBatch
{
    private readonly ITrainable<TBatch> _network;
    private readonly NetworkCore _core;
    private readonly TrainingProgram _program;
    private readonly WorkerTeam _team;
    private readonly Snapshot _weights;
    private readonly GradientStore _gradientStore;
    private readonly ProgramRun _step;
    private readonly UpdateRun _update;
    private ulong _seed;
    private bool _hasGradients;

    /// <summary>Begins a training with the network's current weights.</summary>
    /// <exception cref="ArgumentException">The options contradict each other, or the network has nothing to train.</exception>
    public TrainingSession(ITrainable<TBatch> network, TrainingOptions options)
    {
        ArgumentNullException.ThrowIfNull(network);
        ArgumentNullException.ThrowIfNull(options);
        options.Optimizer.Validate();
        _network = network;
        _core = network.Core;
        _program = network.TrainingProgram;
        if (Info.TrainableLength == 0)
        {
            throw new ArgumentException($"'{Info.Name}' has no trained parameters: all its layers are frozen or have none.", nameof(network));
        }

        Options = options;
        Batch = network.CreateBatch(options.BatchSize);
        _seed = options.Seed;
        _team = new WorkerTeam(options.Threads);
        _weights = _core.Current.Clone(withDerived: true);
        AlignedBuffer gradients = new(Info.TrainableLength);
        _step = new ProgramRun(_program.Step, new ProgramMemory(_program.Step, options.BatchSize, _weights, gradients), Batch);
        _schedule = new ScheduleRun(options.Schedule, options.Optimizer.LearningRate);
        _update = new UpdateRun(Info, options, _weights.Parameters, gradients, _program.Step.HandedOver);
        _evaluator = new Evaluator<TBatch>(network, Batch, _team);
        _metrics = [.. options.Metrics.Select(metric => metric.Copy())];
        Parameters = MakeViews(new WorkingStore(_weights), trainedOnly: false);
        _gradientStore = new GradientStore(gradients);
        Gradients = MakeViews(_gradientStore, trainedOnly: true);
        AveragedParameters = _update.Average is AverageRun average ? MakeViews(new BufferStore(average.Average), trainedOnly: true) : [];
    }

    /// <summary>The options the session was made with.</summary>
    public TrainingOptions Options { get; }

    /// <summary>The batch to fill before a step.</summary>
    public TBatch Batch { get; }

    /// <summary>Updates done so far.</summary>
    public long StepCount { get; private set; }

    /// <summary>Whole epochs done so far by <see cref="Train"/>.</summary>
    public int Epoch { get; private set; }

    /// <summary>The working copy's tensors. They may be changed between steps.</summary>
    public IReadOnlyList<ParameterView> Parameters { get; }

    /// <summary>
    /// The gradients of the trained tensors. They may be changed between <see cref="ComputeGradients"/> and <see cref="Update"/>; behind an
    /// update they are what the optimizer was given. <see cref="Step"/> does not keep them: looking at them behind it throws an
    /// <see cref="InvalidOperationException"/>.
    /// </summary>
    public IReadOnlyList<ParameterView> Gradients { get; }

    /// <summary>Threads that have done a part of a step so far.</summary>
    public int ActiveThreads => _team.ActiveThreads;

    private NetworkInfo Info => _core.Info;

    /// <summary>
    /// One step of training on <see cref="Batch"/>, with the bits of <see cref="ComputeGradients"/> and <see cref="Update"/>; but large weights are
    /// updated while their gradients are computed, block by block in the cache, so that these are not kept. If the loss is not finite, the update is
    /// left out: the working copy stays as it was, and <see cref="Trace"/> finds the layer.
    /// </summary>
    /// <returns>The mean loss of the batch before the update.</returns>
    /// <exception cref="ArgumentException">The batch is empty or holds values that are not allowed.</exception>
    /// <exception cref="InvalidOperationException">The network has a <see cref="CustomLossAttribute"/>.</exception>
    public float Step()
    {
        float loss = Compute(_update.Follow(new OptimizerStep(StepCount + 1, LearningRate), _step));
        if (float.IsFinite(loss))
        {
            Update();
        }

        _hasGradients = _gradientStore.AreKept = false;
        return loss;
    }

    /// <summary>Computes the gradients of the mean loss of <see cref="Batch"/> with respect to all trained parameters.</summary>
    /// <returns>The mean loss.</returns>
    /// <exception cref="ArgumentException">The batch is empty or holds values that are not allowed.</exception>
    /// <exception cref="InvalidOperationException">The network has a <see cref="CustomLossAttribute"/>.</exception>
    public float ComputeGradients() => Compute(update: null);

    /// <summary>
    /// Makes a copy of the working copy (or of its average: <see cref="WeightAveraging.Publish"/>) the network's current weights: predictions
    /// that begin from now on use it.
    /// </summary>
    public void Publish() => _core.Publish(CopyToPublish());

    /// <summary>
    /// Repeats the step on <see cref="Batch"/> with every layer's output and gradient kept, and finds the first NaN or infinity. Changes nothing.
    /// Takes memory for the time of the call.
    /// </summary>
    /// <returns>The place, or null if all numbers are finite.</returns>
    /// <exception cref="ArgumentException">The batch is empty or holds values that are not allowed.</exception>
    public NumericalProblem? Trace()
    {
        int rows = CheckBatch();

        // A copy, since the program writes running statistics.
        ProgramMemory memory = new(_program.Trace, Options.BatchSize, _weights.Clone(withDerived: true), new AlignedBuffer(Info.TrainableLength));
        float loss = new ProgramRun(_program.Trace, memory, Batch).Execute(_team, rows, StepKey);
        return new Tracer(Info, _program.TraceEntries, memory).Find(loss);
    }

    private float Compute(IWeightUpdate? update)
    {
        _program.RefuseCustomLoss(Info);
        BeginStep(update);
        return EndStep();
    }

    private int CheckBatch()
    {
        int rows = Batch.RowCount;
        if (rows < 1 || rows > Options.BatchSize)
        {
            throw new ArgumentException(
                $"Batch has {rows} filled rows; 1 to {Options.BatchSize} are needed. "
                    + "Fill it and set its RowCount, or make the session with a larger BatchSize.",
                nameof(Batch));
        }

        Batch.Validate();
        return rows;
    }

    private List<ParameterView> MakeViews(IParameterStore store, bool trainedOnly)
    {
        List<ParameterView> views = [];
        foreach (ParameterInfo parameter in Info.Parameters)
        {
            if (parameter.IsTrained || !trainedOnly)
            {
                views.Add(new ParameterView(store, parameter));
            }
        }

        return views;
    }
}
