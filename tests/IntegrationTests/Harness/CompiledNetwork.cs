using System;
using System.Collections.Generic;
using System.IO;
using System.Reflection;
using NetCompiler.Compiler.Layers;
using NetCompiler.Compiler.Passes;

namespace NetCompiler.IntegrationTests.Harness;

/// <summary>A network's generated class, and the plan that it was printed from.</summary>
internal sealed class CompiledNetwork
{
    private readonly Type _access;
    private readonly Type? _batch;

    public CompiledNetwork(NetworkPlan plan, LayerSet layers, Assembly assembly)
    {
        (Plan, Layers) = (plan, layers);
        _access = assembly.GetType($"{plan.Declaration.Namespace}.{GlueSource.NameOf(plan)}", throwOnError: true)!;
        _batch = assembly.GetType($"{plan.Declaration.Namespace}.{plan.Declaration.Name}", throwOnError: true)!.GetNestedType("Batch");
        PredictInto = Member<PredictMember>("Predict");
        MakeWorkspace = Member<Func<INetwork, int, int, Workspace>>("CreateWorkspace");
        Warmup = Member<Action<INetwork, int>>("Warmup");
        if (_batch is not null)
        {
            Fill = Member<Action<IBatch, IReadOnlyDictionary<string, Array>>>("Fill");
        }
    }

    /// <summary>Calls <c>Predict</c> with a number of steps.</summary>
    public delegate void PredictStepsMember(INetwork network, IReadOnlyDictionary<string, Array> data, Span<float> output, int steps);

    /// <summary>Calls <c>Predict</c>.</summary>
    public delegate void PredictMember(INetwork network, IReadOnlyDictionary<string, Array> data, Span<float> output, Workspace? workspace);

    public NetworkPlan Plan { get; }

    public LayerSet Layers { get; }

    public PredictMember PredictInto { get; }

    public Func<INetwork, int, int, Workspace> MakeWorkspace { get; }

    public Action<INetwork, int> Warmup { get; }

    /// <summary>Copies inputs and targets into a batch; without a loss there are none.</summary>
    public Action<IBatch, IReadOnlyDictionary<string, Array>>? Fill { get; }

    /// <summary>Makes a network; one with a loss can be trained.</summary>
    public NetworkInstance Create(ulong seed = 0) => Wrap(Member<Func<ulong, INetwork>>("Create")(seed));

    public NetworkInstance Load(Stream stream) => Wrap(Member<Func<Stream, INetwork>>("Load")(stream));

    public T Member<T>(string name)
        where T : Delegate =>
        _access.GetMethod(name, BindingFlags.Public | BindingFlags.Static)!.CreateDelegate<T>();

    private NetworkInstance Wrap(INetwork network) => _batch is null
        ? new NetworkInstance(this, network)
        : (NetworkInstance)Activator.CreateInstance(typeof(TrainableInstance<>).MakeGenericType(_batch), this, network)!;
}
