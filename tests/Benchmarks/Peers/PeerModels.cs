using System;
using System.Collections.Generic;
using System.IO;

namespace NetCompiler.Benchmarks;

/// <summary>The same networks as files, <c>cnn.onnx</c> and so on, run by ONNX Runtime.</summary>
public sealed class PeerModels
{
    private readonly OnnxRuntime _runtime;
    private readonly string _folder;
    private readonly int _threads;
    private readonly List<OrtSession> _open = [];

    /// <summary>Loads the library.</summary>
    /// <param name="library">libonnxruntime.so.1 or what it is called elsewhere.</param>
    /// <param name="folder">The folder of the models.</param>
    /// <param name="threads">Threads of a session that is made to see how long that takes.</param>
    public PeerModels(string library, string folder, int threads)
    {
        _runtime = new OnnxRuntime(library);
        (_folder, _threads) = (folder, threads);
    }

    /// <summary>What is measured.</summary>
    public const string Name = "ONNX Runtime";

    /// <summary>The version of the library.</summary>
    public string Version => _runtime.Version;

    /// <summary>Predictions of a batch by some threads.</summary>
    public static Workload Prediction(PeerModels? peers, string model, int batch, int threads) =>
        new(Name, peers?.Find(model) is string path ? peers.Prediction(path, batch, threads) : null);

    /// <summary>Reading a model and making it ready.</summary>
    public static Workload Loading(PeerModels? peers, string model) => new(
        Name, peers?.Find(model) is string path ? () => peers.OpenAndClose(path) : null);

    /// <summary>Lets go of all models that were opened.</summary>
    public void Close()
    {
        _open.ForEach(session => session.Dispose());
        _open.Clear();
    }

    private Action Prediction(string path, int batch, int threads)
    {
        Lazy<OrtSession> session = new(() =>
        {
            OrtSession opened = new(_runtime, path, threads, batch);
            _open.Add(opened);
            return opened;
        });
        return () => session.Value.Run();
    }

    private void OpenAndClose(string path) => _runtime.Release(OrtSlot.ReleaseSession, _runtime.CreateSession(path, _threads));

    private string? Find(string model)
    {
        string path = Path.Combine(_folder, model + ".onnx");
        return File.Exists(path) ? path : null;
    }
}
